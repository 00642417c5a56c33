package dev.penv.task;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.environment.Script;
import dev.penv.remote.Shell;
import dev.penv.remote.User;
import dev.penv.workspace.Inside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The supervisor of one attempt, a shell script on its machine: its files and its roles. */
final class Supervisor {
  private static final byte[] SCRIPT = script();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int PRIVATE = 0600;

  /** For whoever the task is, also in a container; the folders above are closed to all others. */
  private static final int READABLE = 0644;

  /** What {@code flock -n} ends with when somebody else has the lock. */
  private static final int LOCKED = 1;

  private final Shell shell;
  private final Attempt attempt;
  private final RunDirectory directory;

  Supervisor(Shell shell, Attempt attempt) {
    this.shell = shell;
    this.attempt = attempt;
    this.directory = attempt.directory();
  }

  /** Makes the folders. The script comes by its standard input, as there is no place for it yet. */
  void prepare() throws IOException {
    var words = new ArrayList<>(List.of("sh", "-s", "--", "prepare"));
    words.addAll(List.of(directory.run(), Integer.toString(directory.attempt())));
    switch (attempt.user()) {
      case User.Same() -> {}
      case User.Slot(int uid, int gid) ->
          words.addAll(List.of(Integer.toString(uid), Integer.toString(gid)));
    }
    check(shell.run(words, Map.of(), SCRIPT, LIMIT));
  }

  /** Lays down what to run and launches it, unless that was done before. */
  void launch() throws IOException {
    if (started()) return;
    var contract = new Contract(attempt);
    shell.write(directory.control("supervise.sh"), SCRIPT, PRIVATE);
    limit(attempt.run().timeout());
    switch (attempt.inside()) {
      case Inside.Machine() -> {
        shell.write(
            directory.control("task"),
            TaskFile.of(attempt, attempt.task().script(), contract.variables()),
            PRIVATE);
        give(contract);
      }
      case Inside.Container container -> {
        shell.write(directory.control("task"), TaskFile.around(attempt, container), PRIVATE);
        var within =
            TaskFile.within(attempt, container, attempt.task().script(), contract.variables());
        shell.write(directory.given("task"), within, READABLE);
        shell.write(directory.given("supervise.sh"), SCRIPT, READABLE);
        give(contract);
      }
    }
    check(role("launch"));
  }

  private void give(Contract contract) throws IOException {
    shell.write(directory.config(), contract.config(), READABLE);
    if (attempt.task().script() instanceof Script.Shell(var text)) {
      shell.write(directory.command(), text.getBytes(UTF_8), READABLE);
    }
  }

  /** The task's hard limit, from its start; the supervisor reads it again all the time. */
  void limit(Duration limit) throws IOException {
    var text = limit.toMillis() + "\n";
    shell.write(directory.control("limit"), text.getBytes(US_ASCII), PRIVATE);
  }

  void stop() throws IOException {
    if (!started()) return;
    shell.write(directory.control("stop"), new byte[0], PRIVATE);
  }

  /** Kills what is left of the task. */
  void kill() throws IOException {
    if (shell.size(directory.control("supervise.sh")) < 0) return;
    check(role("kill"));
  }

  boolean started() throws IOException {
    return shell.size(directory.control("started")) >= 0;
  }

  /** Whether the supervisor lives: the lock says so, as pids are used again. */
  boolean alive() throws IOException {
    var words = List.of("flock", "-n", directory.control("lock"), "true");
    var result = shell.run(words, Map.of(), new byte[0], LIMIT);
    if (result.exitCode() == LOCKED) return true;
    check(result);
    return false;
  }

  /** How the task ended, once it has and nothing of it runs any more. */
  Optional<Ended> ended() throws IOException {
    if (shell.size(directory.control("exit")) < 0) return Optional.empty();
    var line = new String(shell.read(directory.control("exit"), 0, 200), US_ASCII).strip();
    return Optional.of(parse(line));
  }

  private static Ended parse(String line) {
    try {
      var words = line.split(" ", -1);
      int code = Integer.parseInt(words[0]);
      var times = new Times(instant(words[2]), instant(words[3]));
      return switch (words[1]) {
        case "exited" -> new Ended.Exited(code, times);
        case "timeout" -> new Ended.TimedOut(code, times);
        case "starved" -> new Ended.OutOfMemory(code, times);
        case "stopped" -> new Ended.Stopped(code, times);
        default -> throw new IllegalArgumentException(words[1]);
      };
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
      return new Ended.Lost("its exit record is not the supervisor's: " + line);
    }
  }

  private static Instant instant(String millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis));
  }

  private Shell.Result role(String role) throws IOException {
    var words = List.of("sh", directory.control("supervise.sh"), role, directory.control());
    return shell.run(words, Map.of(), new byte[0], LIMIT);
  }

  private void check(Shell.Result result) throws IOException {
    if (result.succeeded()) return;
    throw new IOException(
        "the supervisor of %s failed with %d: %s"
            .formatted(attempt.run().id(), result.exitCode(), result.errors().strip()));
  }

  private static byte[] script() {
    try (var resource = Supervisor.class.getResourceAsStream("supervise.sh")) {
      if (resource == null) throw new IllegalStateException("supervise.sh is not in the jar");
      return resource.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
