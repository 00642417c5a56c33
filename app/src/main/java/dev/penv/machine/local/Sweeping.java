package dev.penv.machine.local;

import dev.penv.remote.Shell;
import dev.penv.remote.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Ends what runs in a slot and removes what it has left. May be repeated at any point. */
final class Sweeping {
  private static final Duration QUICK = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int TRIES = 500;

  /**
   * As the slot's user, so nothing of anybody else can be hit. The kernel kills all of its
   * processes in one go, but for the one that asks.
   */
  private static final String LEAVE_NOTHING =
      """
      kill -KILL -1 2>/dev/null
      for place in /tmp /var/tmp /dev/shm; do
        find "$place" -xdev -mindepth 1 -maxdepth 1 -uid "$1" -exec rm -rf -- {} + 2>/dev/null
      done
      ipcrm --all 2>/dev/null
      true
      """;

  /** A folder that its owner has closed to itself is opened first; root needs no such thing. */
  private static final String REMOVE =
      """
      rm -rf --one-file-system -- "$@" 2>/dev/null && exit
      find "$@" -xdev -type d ! -perm -700 -exec chmod u+rwx '{}' ';'
      exec rm -rf --one-file-system -- "$@"
      """;

  private final Shell shell;

  Sweeping(Shell shell) {
    this.shell = shell;
  }

  /**
   * Everything goes but the tag.
   *
   * @throws IOException when something is left after many tries
   */
  void sweep(Path folder, User user) throws IOException, InterruptedException {
    kill(folder, user);
    var contents = contents(folder);
    if (!contents.isEmpty()) remove(contents);
    if (!contents(folder).isEmpty() || !running(folder, user).isEmpty()) {
      throw new IOException("cannot empty " + folder);
    }
  }

  void remove(List<Path> paths) throws IOException {
    var words = new ArrayList<>(List.of("sh", "-c", REMOVE, "sh"));
    paths.forEach(path -> words.add(path.toString()));
    var result = shell.run(words, Map.of(), new byte[0], LIMIT);
    if (!result.succeeded()) throw new IOException(result.errors().strip());
  }

  private void kill(Path folder, User user) throws IOException, InterruptedException {
    killOnce(folder, user);
    for (int tries = 0; !running(folder, user).isEmpty(); tries++) {
      if (tries == TRIES) throw new IOException("does not end: " + running(folder, user));
      Thread.sleep(PAUSE);
      killOnce(folder, user);
    }
  }

  /** What penv itself runs for the slot goes too: the supervisor of a task outlives the task. */
  private void killOnce(Path folder, User user) throws IOException {
    Processes.about(folder)
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    switch (user) {
      case User.Same() -> {}
      case User.Slot slot -> {
        var words = List.of("sh", "-c", LEAVE_NOTHING, "sh", Integer.toString(slot.uid()));
        shell.as(slot).run(words, Map.of(), new byte[0], QUICK);
      }
    }
  }

  private static Set<Long> running(Path folder, User user) {
    var running = new TreeSet<>(Processes.about(folder));
    switch (user) {
      case User.Same() -> {}
      case User.Slot(var uid, _) -> running.addAll(Processes.ofUser(uid));
    }
    return running;
  }

  private static List<Path> contents(Path folder) throws IOException {
    var contents = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(folder)) {
      for (var entry : entries) {
        if (!entry.getFileName().toString().equals(Tag.FILE)) contents.add(entry);
      }
    }
    return contents;
  }
}
