package dev.penv.bench;

import dev.penv.bench.Finding.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * From a comment to the task's first line in the archive, against somebody who types the same two
 * commands on this computer. Turn by turn, so that both meet the same load.
 */
final class FirstLineBench implements Bench {
  private static final String COMMAND = "echo first; cat README.md";
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "first-line";
  }

  @Override
  public List<Finding> measure(Setting setting) throws Exception {
    var penv = new Samples();
    var hand = new Samples();
    try (var forge = Forge.open(setting, Map.of("README.md", "Warm.\n"));
        var server = forge.serve(setting, List.of())) {
      var archive = new Archive(server);
      var clone = cloned(forge);
      var rounds = setting.rounds(15, 5);
      for (int round = 0; round <= rounds; round++) {
        var byPenv = byPenv(forge, archive, round);
        var byHand = byHand(clone, forge.pull().head(), round);
        if (round == 0) continue; // the first run fetches the repository
        penv.add(byPenv);
        hand.add(byHand);
      }
    }
    var note =
        "p50 of %d: penv %s ms, by hand %s ms"
            .formatted(penv.size(), Bar.number(penv.median()), Bar.number(hand.median()));
    var more = penv.median() - hand.median();
    return List.of(
        new Measured("comment to first line, more", more, "ms", new Bar.AtMost(400), note));
  }

  private static double byPenv(Forge forge, Archive archive, int round)
      throws InterruptedException {
    var watch = new Stopwatch();
    forge.comment("/run -- " + COMMAND);
    archive.awaitNew();
    var millis = watch.millis();
    forge.awaitSuccesses(round + 1);
    return millis;
  }

  private static Path cloned(Forge forge) throws IOException, InterruptedException {
    var clone = forge.folder().resolve("by-hand.git");
    var from = forge.repository().git().directory().toString();
    Program.output(List.of("git", "clone", "-q", "--bare", from, clone.toString()));
    return clone;
  }

  private static double byHand(Path clone, String commit, int round)
      throws IOException, InterruptedException {
    var tree = clone.resolveSibling("by-hand-" + round);
    var log = clone.resolveSibling("by-hand-" + round + ".log");
    var watch = new Stopwatch();
    Program.output(
        List.of(
            "git",
            "-C",
            clone.toString(),
            "worktree",
            "add",
            "-q",
            "--detach",
            tree.toString(),
            commit));
    var process =
        new ProcessBuilder("sh", "-c", COMMAND)
            .directory(tree.toFile())
            .redirectOutput(log.toFile())
            .start();
    var millis = watch.until("the first line", LONG_ENOUGH, () -> Archive.size(log) > 0);
    process.waitFor();
    return millis;
  }
}
