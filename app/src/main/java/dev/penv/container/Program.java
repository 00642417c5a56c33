package dev.penv.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a container executes.
 *
 * @param entrypoint empty for the image's
 * @param command empty for the image's, or for none where there is an entrypoint
 * @param env name to value, on top of the image's
 * @param user name or uid, perhaps with a group after a colon; empty for the image's
 * @param folder absolute path to begin in; empty for the image's
 * @param init whether docker's own init is process 1
 * @param groups names or numbers of further groups
 */
public record Program(
    List<String> entrypoint,
    List<String> command,
    Map<String, String> env,
    String user,
    String folder,
    boolean init,
    List<String> groups) {
  /** As the image says. */
  static final Program USUAL =
      new Program(List.of(), List.of(), Map.of(), "", "", false, List.of());

  public Program {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    groups = List.copyOf(groups);
  }

  public Program executing(List<String> entrypoint, List<String> command) {
    return new Program(entrypoint, command, env, user, folder, init, groups);
  }

  public Program withEnv(String name, String value) {
    var env = new LinkedHashMap<>(this.env);
    env.put(name, value);
    return new Program(entrypoint, command, env, user, folder, init, groups);
  }

  public Program as(String user) {
    return new Program(entrypoint, command, env, user, folder, init, groups);
  }

  public Program in(String folder) {
    return new Program(entrypoint, command, env, user, folder, init, groups);
  }

  public Program withInit(boolean init) {
    return new Program(entrypoint, command, env, user, folder, init, groups);
  }

  public Program withGroup(String group) {
    var groups = new ArrayList<>(this.groups);
    groups.add(group);
    return new Program(entrypoint, command, env, user, folder, init, groups);
  }
}
