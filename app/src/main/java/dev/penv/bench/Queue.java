package dev.penv.bench;

import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import dev.penv.journal.Alarm;
import dev.penv.money.Ceiling;
import dev.penv.run.Origin;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunView;
import dev.penv.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Runs in the store of a penv that does not run at the moment. */
final class Queue {
  private static final CommitId COMMIT = new CommitId("c".repeat(40));
  private static final Account ADA = new Account(1, "ada", false);

  private Queue() {}

  /** Leaves so many runs behind, as if a penv had died right after they were asked for. */
  static void fill(Path data, Alarm alarm, int runs) throws IOException {
    var asked = alarm.instant();
    try (var store = Store.open(data, alarm);
        var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 1; number <= runs; number++) {
        var run = run(number, asked.plusMillis(number));
        askers.execute(() -> store.runs().add("comment/" + run.number() + "/0", run));
      }
    }
  }

  /** How many have not ended, with a place in the queue that was told, or a turn. */
  static long alive(Path data, Alarm alarm) throws IOException {
    try (var store = Store.open(data, alarm)) {
      return store.runs().unfinished().stream().filter(Queue::told).count();
    }
  }

  private static boolean told(RunView view) {
    return view.progress().place() > 0 || view.progress().since().size() > 1;
  }

  private static Run run(int number, Instant asked) {
    var words = new Script.Shell("python train.py");
    return new Run(
        new RunId("r-%08d".formatted(number)),
        new Repo(1, "octo", "bench", 1),
        number,
        true,
        COMMIT,
        "main",
        ADA,
        new Origin.Comment(number),
        "",
        new Purpose.RunTask(Task.oneOff(Task.ONE_OFF, words, Requirements.NONE), Map.of()),
        Requirements.NONE,
        Wishes.NONE,
        Ceiling.unlimited(),
        Duration.ofHours(2),
        List.of(),
        asked);
  }
}
