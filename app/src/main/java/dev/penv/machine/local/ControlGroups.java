package dev.penv.machine.local;

import dev.penv.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The control groups that supervisors have made for the tasks of runs: {@code penv/RUN-…} in a
 * hierarchy of either version. Who is killed cannot remove its own.
 */
final class ControlGroups {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int TRIES = 500;

  private final List<Path> parents;

  /**
   * @param parents the folders that groups are made in, whether they are there or not
   */
  ControlGroups(List<Path> parents) {
    this.parents = List.copyOf(parents);
  }

  /** Those of this computer, where supervisors look for a place as well. */
  static ControlGroups ofThisComputer() {
    var own = lines("/proc/self/cgroup").filter(line -> line.startsWith("0::")).findFirst();
    var parents = new ArrayList<Path>();
    for (var mount : lines("/proc/mounts").map(line -> line.split(" ", -1)).toList()) {
      if (!holdsTasks(mount[2], mount[3])) continue;
      parents.add(Path.of(mount[1], "penv"));
      own.ifPresent(line -> parents.add(Path.of(mount[1] + line.substring(3), "penv")));
    }
    return new ControlGroups(parents.stream().distinct().toList());
  }

  private static boolean holdsTasks(String type, String options) {
    var controllers = List.of(options.split(","));
    return type.equals("cgroup2")
        || (type.equals("cgroup")
            && (controllers.contains("freezer") || controllers.contains("pids")));
  }

  /** Kills what is in a run's groups, also what is frozen there and would not hear of it. */
  void kill(RunId run) throws IOException {
    for (var group : of(run)) kill(group);
  }

  /**
   * Kills until the groups are empty, and removes them.
   *
   * @throws IOException when one will not go
   */
  void remove(RunId run) throws IOException, InterruptedException {
    for (var group : of(run)) {
      for (int tries = 0; !isRemoved(group); tries++) {
        if (tries == TRIES) throw new IOException("cannot empty " + group);
        kill(group);
        Thread.sleep(PAUSE);
      }
    }
  }

  private List<Path> of(RunId run) throws IOException {
    var groups = new ArrayList<Path>();
    for (var parent : parents) {
      try (var found = Files.newDirectoryStream(parent, run.value() + "-*")) {
        found.forEach(groups::add);
      } catch (NoSuchFileException none) {
        // nobody has made one here
      } catch (DirectoryIteratorException unreadable) {
        throw unreadable.getCause();
      }
    }
    return groups;
  }

  private static void kill(Path group) throws IOException {
    put(group.resolve("cgroup.kill"), "1");
    for (var pid : members(group)) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
    put(group.resolve("cgroup.freeze"), "0");
    put(group.resolve("freezer.state"), "THAWED");
  }

  private static List<Long> members(Path group) throws IOException {
    try {
      return Files.readAllLines(group.resolve("cgroup.procs")).stream()
          .map(Long::parseLong)
          .filter(pid -> pid > 0) // as those of another container are called
          .toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }

  /** Not every kernel and not every version knows every one of these files. */
  private static void put(Path file, String text) throws IOException {
    if (Files.exists(file)) Files.writeString(file, text, StandardOpenOption.WRITE);
  }

  private static boolean isRemoved(Path group) {
    try {
      Files.deleteIfExists(group);
      return true;
    } catch (IOException busy) {
      return false;
    }
  }

  private static Stream<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file)).stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
