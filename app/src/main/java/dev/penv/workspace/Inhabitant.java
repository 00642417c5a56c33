package dev.penv.workspace;

import dev.penv.environment.Remote;
import dev.penv.workspace.Docker.Execution;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who works in a container: its remote user, with the environment of that user's shell.
 *
 * @param uid what files of the workspace have to belong to, on the machine too
 */
record Inhabitant(int uid, int gid, Map<String, String> environment) {
  /** As long as the reference waits for a shell. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final String MARK = "penv-f3c9-environment";

  /**
   * The shell is the one of the passwd file, the files of a login are free to print what they like.
   * What comes as errors is not heard: it would stand anywhere, as two streams keep no order, and
   * an interactive shell always complains that it has no terminal.
   */
  private static final String ASK =
      """
      flags=$1 mark=$2
      id -u
      id -g
      shell=$( (getent passwd "$(id -u)" || grep "^[^:]*:[^:]*:$(id -u):" /etc/passwd) 2>/dev/null)
      shell=${shell%%
      *}
      shell=${shell##*:}
      [ -x "$shell" ] || shell=/bin/sh
      ask="printf '%s\\0' $mark; cat /proc/self/environ; printf '%s\\0' $mark"
      [ -n "$flags" ] || exec sh -c "$ask"
      exec "$shell" "$flags" "$ask" </dev/null 2>/dev/null
      """;

  Inhabitant {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** Asks in the running container. Without an answer in time it is the container's environment. */
  static Inhabitant of(Docker docker, String container, Remote remote, Onlooker onlooker)
      throws IOException, InterruptedException {
    try {
      return asked(docker, container, remote, remote.probe(), onlooker);
    } catch (DockerFailure tooLong) {
      if (remote.probe() == Remote.Probe.NONE) throw tooLong;
      return asked(docker, container, remote, Remote.Probe.NONE, onlooker);
    }
  }

  /** What its programs find, with what the devcontainer adds. */
  Map<String, String> environment(Remote remote) {
    var all = new LinkedHashMap<>(environment);
    all.putAll(remote.env());
    all.keySet().removeAll(remote.unset());
    return all;
  }

  private static Inhabitant asked(
      Docker docker, String container, Remote remote, Remote.Probe probe, Onlooker onlooker)
      throws IOException, InterruptedException {
    var words = List.of("sh", "-c", ASK, "sh", flags(probe), MARK);
    var heard = new Capture(onlooker);
    int code =
        docker.execute(container, new Execution(words, Map.of(), remote.user(), "/", LIMIT), heard);
    return parse(heard.text(), code);
  }

  private static String flags(Remote.Probe probe) {
    return switch (probe) {
      case NONE -> "";
      case LOGIN_SHELL -> "-lc";
      case INTERACTIVE_SHELL -> "-ic";
      case LOGIN_INTERACTIVE_SHELL -> "-lic";
    };
  }

  private static Inhabitant parse(String text, int code) throws DockerFailure {
    var lines = text.split("\n", 3);
    var parts = text.split(MARK + "\0", -1);
    if (parts.length < 3 || !lines[0].matches("\\d{1,9}") || !lines[1].matches("\\d{1,9}")) {
      var words = "a shell in the container ended with %d: %s".formatted(code, text.strip());
      throw new DockerFailure(DockerFailure.Kind.OTHER, words);
    }
    return new Inhabitant(
        Integer.parseInt(lines[0]), Integer.parseInt(lines[1]), environment(parts[1]));
  }

  private static Map<String, String> environment(String listed) {
    var environment = new LinkedHashMap<String, String>();
    for (var entry : listed.split("\0", -1)) {
      int sign = entry.indexOf('=');
      if (sign > 0) environment.put(entry.substring(0, sign), entry.substring(sign + 1));
    }
    // They are the shell's, not the user's.
    environment.keySet().removeAll(List.of("_", "SHLVL", "PWD", "OLDPWD"));
    return environment;
  }
}
