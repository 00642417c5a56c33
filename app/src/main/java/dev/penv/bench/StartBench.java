package dev.penv.bench;

import dev.penv.bench.Finding.Measured;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** From the start of the process to the first answer, on data that is there already. */
final class StartBench implements Bench {
  private static final List<String> WITHOUT_CACHE = List.of("-XX:AOTMode=off");
  private static final int IDLE_MILLIS = 5_000;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Finding> measure(Setting setting) throws Exception {
    try (var forge = Forge.open(setting, Map.of("README.md", "Idle.\n"))) {
      var first = start(forge, setting, List.of(), new Samples());
      var rounds = setting.rounds(9, 5);
      var usual = new Samples();
      var spent = new Samples();
      var without = new Samples();
      for (int round = 0; round < rounds; round++) {
        usual.add(start(forge, setting, List.of(), spent));
        without.add(start(forge, setting, WITHOUT_CACHE, new Samples()));
      }
      var note =
          "%s; p50 of %d, %s ms of processor; without cache %s ms, on an empty folder %s ms"
              .formatted(
                  cached() ? "with AOT cache" : "NO AOT CACHE: start this as ./penv bench",
                  rounds,
                  Bar.number(spent.median()),
                  Bar.number(without.median()),
                  Bar.number(first));
      return List.of(
          new Measured("start to first 200", usual.median(), "ms", new Bar.AtMost(1_000), note),
          new Measured("idle memory", idle(forge, setting), "MB", new Bar.AtMost(200), "RSS"));
    }
  }

  private static double start(
      Forge forge, Setting setting, List<String> flags, Samples processorMillis)
      throws IOException, InterruptedException {
    try (var server = forge.launch(setting, flags)) {
      var millis = server.awaitStatus("/healthz", 200);
      processorMillis.add((double) server.processorTime().toMillis());
      return millis;
    }
  }

  private static double idle(Forge forge, Setting setting)
      throws IOException, InterruptedException {
    try (var server = forge.launch(setting, List.of()).ready()) {
      Thread.sleep(IDLE_MILLIS);
      return server.residentMegabytes();
    }
  }

  private static boolean cached() {
    return Server.ownFlags().stream().anyMatch(flag -> flag.startsWith("-XX:AOTCache="));
  }
}
