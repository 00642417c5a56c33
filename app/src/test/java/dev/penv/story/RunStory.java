package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hook.Fate;
import dev.penv.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What comes of {@code /run}. */
class RunStory {
  @Test
  void successIsComparedWithMain() {
    try (var world = World.open()) {
      var issue = world.repository().openIssue("Baseline", "", world.sandbox().user("ada"));
      world.comment(issue, "ada", "/run train");
      world.settle();
      world.comment("ada", "/run train epochs=4");
      world.settle();
      Expected.toBe("success.md", world.thread());
      Expected.toBe("success-issue.md", world.thread(issue));
    }
  }

  @Test
  void oneOffCommandIsNotComparedWithAnotherOne() {
    try (var world = World.open()) {
      var issue = world.repository().openIssue("Once", "", world.sandbox().user("ada"));
      world.comment(issue, "ada", "/run -- echo 1 >$PENV_MEASURES_DIR/summary");
      world.settle();
      world.comment("ada", "/run -- echo 2 >$PENV_MEASURES_DIR/summary");
      world.settle();
      assertThat(world.thread())
          .contains("| measure | this run |")
          .doesNotContain("change", "to compare with");
    }
  }

  @Test
  void failureShowsTheEndOfTheLog() {
    try (var world = World.open()) {
      world.comment("ada", "/run fail");
      world.settle();
      Expected.toBe("failure.md", world.thread());
    }
  }

  @Test
  void commandsOfOneCommentAreCarriedOutInOrder() {
    try (var world = World.open()) {
      world.comment("ada", "Please:\n\n/run train epochs=1\n/run -- exit 7\n/status now\n");
      world.settle();
      Expected.toBe("two-commands.md", world.thread());
    }
  }

  @Test
  void webhookThatComesTwiceIsOneRun() {
    try (var world = World.open()) {
      world.sandbox().fates((_, _) -> new Fate.Twice());
      world.comment("ada", "/run train epochs=1");
      world.settle();
      Expected.toBe("webhook-twice.md", world.thread());
    }
  }

  @Test
  void longRunEndsInACommentThatMentionsTheAsker() {
    try (var world = World.open()) {
      world.comment("ada", "/run wait");
      world.awaitTold("one");
      world.clock().skip(Duration.ofMinutes(6));
      world.finish("one", 0);
      Expected.toBe("long.md", world.thread());
    }
  }

  @Test
  void rerunTakesWhatIsTypedOverWhatWas() {
    try (var world = World.open()) {
      world.comment("ada", "/run train epochs=2 optimizer=sgd");
      world.settle();
      world.comment("bob", "/rerun epochs=5");
      world.settle();
      Expected.toBe("rerun.md", world.thread());
    }
  }

  @Test
  void whatIsRunAgainIsToldWhereThatIsAskedFor() {
    try (var world = World.open()) {
      world.comment("ada", "/run train epochs=2");
      world.settle();
      var again = "/rerun " + world.check("penv / train").externalId();
      var elsewhere = Threads.withoutDevcontainer(world);
      world.comment(elsewhere, "ada", again);
      var issue = world.repository().openIssue("Once", "", world.sandbox().user("ada"));
      world.comment(issue, "ada", again);
      world.settle();
      assertThat(world.thread()).containsOnlyOnce("succeeded in TIME · **$0.00**");
      assertThat(world.thread(issue)).contains("`r-1` ran a commit of #1, and this is no pull");
      Expected.toBe("rerun-elsewhere.md", world.thread(elsewhere));
    }
  }

  @Test
  void buttonsRunTheSameAgain() {
    try (var world = World.open()) {
      world.comment("ada", "/run train epochs=2");
      world.settle();
      var check = world.check("penv / train").id();
      world.repository().checks().press(check, "rerun", world.sandbox().user("bob"));
      world.settle();
      world.repository().checks().rerequest(check, world.sandbox().user("ada"));
      world.settle();
      Expected.toBe("buttons.md", world.thread());
    }
  }

  @Test
  void queueTellsThePlace() {
    try (var world = oneAtATime()) {
      Threads.awaitRunning(world);
      queued(world);
      Expected.toBe("queue-waiting.md", world.thread());
      world.end("first", 0);
      world.awaitBegun("second");
      world.finish("second", 0);
    }
  }

  @Test
  void whoeverWaitedRunsNext() {
    try (var world = oneAtATime()) {
      queued(world);
      world.end("first", 0);
      world.awaitBegun("second");
      world.finish("second", 0);
      Expected.toBe("queue.md", world.thread());
    }
  }

  private static World oneAtATime() {
    var world = World.open(World.LOCAL + "limits: { runs: 1 }\n");
    world.comment("ada", "/run wait name=first");
    world.awaitTold("first");
    return world;
  }

  private static void queued(World world) {
    world.comment("bob", "/run wait name=second");
    world.awaitComment(comment -> comment.body().contains("place 1"));
    world.awaitCheck(check -> "place 1 in the queue".equals(check.output().title()));
  }

  @Test
  void runNeedsNoDevcontainer() {
    try (var world = World.open()) {
      var plain = Threads.withoutDevcontainer(world);
      world.comment(plain, "ada", "/run -- cat README.md");
      world.settle();
      world.comment(plain, "ada", "/run train");
      world.settle();
      Expected.toBe("no-devcontainer.md", world.thread(plain));
    }
  }
}
