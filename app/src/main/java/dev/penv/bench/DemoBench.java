package dev.penv.bench;

import dev.penv.bench.Finding.Measured;
import dev.penv.sandbox.TemporaryFolder;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole story of the demo, from the start of the process to its end. */
final class DemoBench implements Bench {
  private static final int LONG_ENOUGH_SECONDS = 180;

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public List<Finding> measure(Setting setting) throws Exception {
    try (var folder = TemporaryFolder.of("bench")) {
      var log = folder.path().resolve("demo.log").toFile();
      var watch = new Stopwatch();
      var process =
          new ProcessBuilder(Server.command(setting, List.of(), "demo", "--exit"))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log))
              .start();
      if (!process.waitFor(LONG_ENOUGH_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      var seconds = watch.seconds();
      if (process.exitValue() != 0) throw new IOException("the demo ended badly");
      return List.of(new Measured("demo --exit", seconds, "s", new Bar.AtMost(15), ""));
    }
  }
}
