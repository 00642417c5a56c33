package dev.penv.bench;

import dev.penv.bench.Finding.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A task prints as fast as it can; {@code tail -f} of the same is the measure. */
final class LogBench implements Bench {
  private static final long LINE = 10;
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

  @Override
  public String name() {
    return "log";
  }

  @Override
  public List<Finding> measure(Setting setting) throws Exception {
    var bytes = setting.quick() ? 100_000_000L : 1_000_000_000L;
    var command = printing(bytes / LINE);
    try (var forge = Forge.open(setting, Map.of("README.md", "Loud.\n"));
        var server = forge.serve(setting, List.of("-Xmx256m"))) {
      var watch = new Stopwatch();
      forge.comment("/run -- " + command);
      var log = new Archive(server).awaitNew();
      var began = watch.millis();
      var took = watch.until("the whole log", LONG_ENOUGH, () -> Archive.size(log) >= bytes);
      forge.awaitSuccesses(1);
      var digest = digest(log);
      var heap = server.usedHeap() / 1e6;
      Files.delete(log); // there may be no room for all copies
      var tail = tail(forge.folder(), command, bytes);
      var whole = digest.equals(tail.digest());
      return findings(bytes, took - began, tail.millis(), whole, heap);
    }
  }

  /** Numbered lines of ten bytes, so that a line that is lost, doubled or moved shows. */
  private static String printing(long lines) {
    return "seq 100000000 " + (100_000_000 + lines - 1);
  }

  private static List<Finding> findings(
      long bytes, double penv, double tail, boolean whole, double heap) {
    var note =
        "%s MB/s, tail -f %s MB/s, %d MB, %s"
            .formatted(
                Bar.number(bytes / 1e3 / penv),
                Bar.number(bytes / 1e3 / tail),
                bytes / 1_000_000,
                whole ? "complete and in order" : "NOT THE SAME BYTES");
    return List.of(
        new Measured(
            "log speed, of tail -f", whole ? tail / penv : 0, "×", new Bar.AtLeast(0.5), note),
        new Measured(
            "heap after that log", heap, "MB", new Bar.AtMost(256), "it ran with -Xmx256m"));
  }

  /** How long {@code tail -f} took from the first byte on, and what it wrote. */
  private record Tail(double millis, String digest) {}

  private static Tail tail(Path folder, String command, long bytes)
      throws IOException, InterruptedException, NoSuchAlgorithmException {
    var log = Files.createFile(folder.resolve("tail.log"));
    var copy = folder.resolve("tail.copy");
    var tail =
        new ProcessBuilder("tail", "-c", "+1", "-f", log.toString())
            .redirectOutput(copy.toFile())
            .start();
    try {
      var task =
          new ProcessBuilder(command.split(" ", -1))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      var watch = new Stopwatch();
      var began = watch.until("tail to begin", LONG_ENOUGH, () -> Archive.size(copy) > 0);
      var took = watch.until("tail to end", LONG_ENOUGH, () -> Archive.size(copy) >= bytes);
      task.waitFor();
      return new Tail(took - began, digest(copy));
    } finally {
      tail.destroyForcibly().waitFor();
    }
  }

  private static String digest(Path file) throws IOException, NoSuchAlgorithmException {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
      var buffer = new byte[1 << 18];
      while (in.read(buffer) >= 0) {
        // the digest reads along
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
