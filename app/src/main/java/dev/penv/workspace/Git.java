package dev.penv.workspace;

import java.util.HashMap;
import java.util.Map;

/** The surroundings in which git runs: no hooks, no configuration but ours, no questions. */
final class Git {
  private Git() {}

  /**
   * Variables for git and everything that it starts.
   *
   * @param protocol the only one that it may speak, empty for none at all
   */
  static Map<String, String> environment(String protocol) {
    var variables = new HashMap<String, String>();
    variables.put("GIT_CONFIG_NOSYSTEM", "1");
    variables.put("GIT_CONFIG_GLOBAL", "/dev/null");
    variables.put("GIT_ATTR_NOSYSTEM", "1");
    variables.put("GIT_TERMINAL_PROMPT", "0");
    variables.put("GIT_ALLOW_PROTOCOL", protocol);
    variables.put("HOME", "/nonexistent");
    variables.put("LC_ALL", "C");
    configure(
        variables,
        Map.of(
            "core.hooksPath", "/dev/null",
            "advice.detachedHead", "false",
            "gc.auto", "0",
            "gc.packRefs", "false",
            "maintenance.auto", "false",
            // A pack is there or not; single objects could be there without those they need.
            "fetch.unpackLimit", "1",
            // Sends the token at once; git before 2.46 does not know this and is asked for it.
            "http.proactiveAuth", "basic",
            // A connection that gives less than 1 kB a second for half a minute is dead.
            "http.lowSpeedLimit", "1000",
            "http.lowSpeedTime", "30"));
    return Map.copyOf(variables);
  }

  private static void configure(Map<String, String> variables, Map<String, String> settings) {
    for (var setting : settings.entrySet()) {
      var index = variables.getOrDefault("GIT_CONFIG_COUNT", "0");
      variables.put("GIT_CONFIG_KEY_" + index, setting.getKey());
      variables.put("GIT_CONFIG_VALUE_" + index, setting.getValue());
      variables.put("GIT_CONFIG_COUNT", Integer.toString(Integer.parseInt(index) + 1));
    }
  }
}
