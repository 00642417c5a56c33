package dev.penv.bench;

import dev.penv.bench.Finding.Measured;
import dev.penv.journal.Alarm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many live runs at once: what they cost while they wait, and how soon they are back after a kill.
 * One is allowed to go on and waits for a GitHub that never answers; all others wait for it.
 */
final class WaitingBench implements Bench {
  private static final int RUNS = 5_000;

  /** Less processor time than this in a look is the noise of an idle server. */
  private static final Duration IDLE = Duration.ofMillis(60);

  private static final int LOOK_MILLIS = 500;
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "waiting";
  }

  @Override
  public List<Finding> measure(Setting setting) throws Exception {
    var alarm = Alarm.of(setting.clock());
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var forge = Forge.open(setting, Map.of("README.md", "Wait.\n"))) {
      var variables = variables(forge, silent.getLocalPort());
      var data = forge.folder().resolve("data");
      var alone = heap(setting, forge, variables);
      Queue.fill(data, alarm, RUNS);
      var together = heap(setting, forge, variables);
      var back = restart(setting, forge, variables);
      var alive = Queue.alive(data, alarm);
      if (alive != RUNS) throw new IOException("only %d of %d live".formatted(alive, RUNS));
      return findings((together - alone) / 1e3 / RUNS, back);
    }
  }

  private static Map<String, String> variables(Forge forge, int port) throws IOException {
    var file = forge.folder().resolve("one-at-a-time.yaml");
    var variables = new HashMap<>(forge.variables());
    variables.put("PENV_GITHUB_API", "http://127.0.0.1:" + port);
    variables.put("PENV_FILE", Files.writeString(file, "limits: { runs: 1 }\n").toString());
    variables.remove("PENV_LOCAL_REPOSITORIES");
    return variables;
  }

  private static long heap(Setting setting, Forge forge, Map<String, String> variables)
      throws IOException, InterruptedException {
    var server = Server.launch(setting, List.of(), forge.folder(), variables);
    try {
      server.ready();
      awaitIdle(server);
      return server.usedHeap();
    } finally {
      server.kill();
    }
  }

  /**
   * How a start with all those runs went, in milliseconds.
   *
   * @param resumed until every run waits again
   * @param slowest answer of {@code /healthz} meanwhile
   * @param spent processor time, of the start too
   */
  private record Back(double resumed, double slowest, Duration spent) {}

  private static Back restart(Setting setting, Forge forge, Map<String, String> variables)
      throws IOException, InterruptedException {
    var watch = new Stopwatch();
    var server = Server.launch(setting, List.of(), forge.folder(), variables);
    try {
      server.ready();
      var slowest = awaitIdle(server);
      return new Back(watch.millis() - LOOK_MILLIS, slowest, server.processorTime());
    } finally {
      server.kill();
    }
  }

  /** Returns the slowest answer of {@code /healthz} on the way, in milliseconds. */
  private static double awaitIdle(Server server) throws IOException, InterruptedException {
    var watch = new Stopwatch();
    double slowest = 0;
    while (watch.seconds() < LONG_ENOUGH.toSeconds()) {
      var before = server.processorTime();
      var look = new Stopwatch();
      while (look.millis() < LOOK_MILLIS) {
        var answer = new Stopwatch();
        if (server.status("/healthz") != 200) throw new IOException("/healthz fails");
        slowest = Math.max(slowest, answer.millis());
        Thread.sleep(50);
      }
      if (server.processorTime().minus(before).compareTo(IDLE) < 0) return slowest;
    }
    throw new Stopwatch.TookTooLong("penv to rest", LONG_ENOUGH);
  }

  private static List<Finding> findings(double kilobytes, Back back) {
    var what = "%d live runs".formatted(RUNS);
    var note =
        "after kill -9, from process start until all wait again; %s s of processor"
            .formatted(Bar.number(back.spent().toMillis() / 1e3));
    return List.of(
        new Measured(what + ", each", kilobytes, "kB", new Bar.AtMost(64), "heap, all waiting"),
        new Measured(what + ", resumed", back.resumed() / 1e3, "s", new Bar.AtMost(10), note),
        new Measured(
            "slowest /healthz meanwhile", back.slowest(), "ms", new Bar.AtMost(1_000), ""));
  }
}
