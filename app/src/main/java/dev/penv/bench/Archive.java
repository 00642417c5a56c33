package dev.penv.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A look at the logs that a penv keeps, from outside. */
final class Archive {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  private final Path folder;
  private final Set<Path> known = new HashSet<>();

  Archive(Server server) {
    folder = server.data().resolve("logs");
  }

  /** Waits for the first bytes of a log that was not there before. */
  Path awaitNew() throws InterruptedException {
    new Stopwatch().until("a log to begin", LONG_ENOUGH, () -> logs().size() > known.size());
    var fresh = logs();
    fresh.removeAll(known);
    known.addAll(fresh);
    return fresh.iterator().next();
  }

  /** Waits for a line in a log that was not there before. */
  Path awaitLine(String line) throws InterruptedException {
    var log = awaitNew();
    new Stopwatch()
        .until("`%s` in a log".formatted(line), Duration.ofSeconds(20), () -> has(log, line));
    return log;
  }

  private static boolean has(Path log, String line) {
    try {
      return Files.readString(log).lines().anyMatch(line::equals);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run that a log is of. */
  static String run(Path log) {
    return log.getFileName().toString().replace(".log", "");
  }

  private Set<Path> logs() {
    try (var files = Files.list(folder)) {
      return files.filter(log -> size(log) > 0).collect(Collectors.toCollection(HashSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes in a file; none where there is no file. */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException notYet) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
