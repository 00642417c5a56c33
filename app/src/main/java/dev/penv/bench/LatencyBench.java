package dev.penv.bench;

import dev.penv.bench.Finding.Measured;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How late a line that a task prints is in a browser that follows the log. */
final class LatencyBench implements Bench {
  private static final String WHAT = "log line to browser, p95";

  private static final Pattern TIME = Pattern.compile("\\d{19}");

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public List<Finding> measure(Setting setting) throws Exception {
    var ticks = ticks(setting.rounds(400, 100));
    try (var forge = Forge.open(setting, Map.of("ticks.sh", ticks));
        var server = forge.serve(setting, List.of())) {
      forge.comment("/run -- sh ticks.sh");
      var run = Archive.run(new Archive(server).awaitNew());
      var late = late(server, "/runs/" + run + "/events", setting.clock());
      if (late.size() == 0) {
        return List.of(new Finding.Missing(WHAT, "this version shows no live log"));
      }
      forge.awaitSuccesses(1);
      var note = "of %d lines, p50 %s ms".formatted(late.size(), Bar.number(late.median()));
      return List.of(new Measured(WHAT, late.percentile(95), "ms", new Bar.AtMost(250), note));
    }
  }

  /** Each line is the time at which it was printed, in nanoseconds. */
  private static String ticks(int lines) {
    return "for tick in $(seq %d); do date +%%s%%N; sleep 0.05; done\n".formatted(lines);
  }

  /** Listens until the run ends. Lines that were there before are not news. */
  private static Samples late(Server server, String path, InstantSource clock)
      throws IOException, InterruptedException {
    var late = new Samples();
    var began = clock.instant();
    var response = server.read(path);
    try (var lines = response.body()) {
      if (response.statusCode() != 200) return late;
      for (var line : (Iterable<String>) lines::iterator) {
        if (line.equals("event: end")) return late;
        if (line.startsWith("data:")) add(late, line, began, clock.instant());
      }
    }
    return late;
  }

  private static void add(Samples late, String line, Instant began, Instant now) {
    TIME.matcher(line)
        .results()
        .map(time -> Long.parseLong(time.group()))
        .filter(printed -> printed > nanos(began))
        .forEach(printed -> late.add((nanos(now) - printed) / 1e6));
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
  }
}
