package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hook.Fate;
import dev.penv.sandbox.http.Visit;
import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.world.Eventually;
import dev.penv.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Webhooks that never come, or come when nobody expects them any more. */
@Timeout(120)
class RecoveryStory {
  private static final String SENT = "/app/hook/deliveries";
  private static final String SAID = "/repos/octo/spiral/issues/comments";

  @Test
  void aCommandWhoseWebhookWasLostIsCarriedOutByTheNextLook() throws IOException {
    try (var world = World.open()) {
      comments(world, new Fate.Lost());
      world.comment("ada", "/run count");
      awaitInTime(world, said("succeeded in"));
      assertRan(world, 1);
    }
  }

  @Test
  void whatWasSaidWhilePenvWasKilledIsCarriedOutAtItsStart() throws IOException {
    try (var world = World.mortal()) {
      world.kill();
      world.comment("ada", "/run count");
      world.sandbox().awaitDelivered(World.LONG_ENOUGH);
      world.start();
      world.awaitComment(said("succeeded in"));
      world.settle();
      assertRan(world, 1);
    }
  }

  @Test
  void aCommandThatGitHubNeverSentIsFoundAmongTheComments() throws IOException {
    try (var world = World.open()) {
      comments(world, new Fate.Forgotten());
      world.comment("ada", "/run count");
      awaitInTime(world, said("succeeded in"));
      assertRan(world, 1);
    }
  }

  @Test
  void inAnIssueToo() {
    try (var world = World.open()) {
      comments(world, new Fate.Forgotten());
      var issue = world.repository().openIssue("Why", "", world.sandbox().user("ada"));
      world.comment(issue, "ada", "/history");
      try (var _ = world.flying()) {
        issue.awaitComment(Comment::byApp, World.LONG_ENOUGH);
      }
      world.settle();
    }
  }

  @Test
  void aWebhookThatComesAfterItsCommentWasFoundChangesNothing() {
    try (var world = World.open()) {
      comments(world, new Fate.Held());
      world.comment("ada", "/history");
      awaitInTime(world, said("Nothing was run here yet"));
      comments(world, new Fate.Arrives());
      world.comment("ada", "/run count");
      world.settle();
      world.sandbox().releaseWebhooks();
      world.settle();
      assertThat(world.thread()).contains("Nothing was run here yet");
    }
  }

  @Test
  void whoHasLostItsMemoryRepeatsNothing() throws IOException {
    try (var world = World.open()) {
      world.comment("ada", "/run count");
      comments(world, new Fate.Lost());
      world.comment("ada", "/run count");
      awaitInTime(world, _ -> Files.exists(world.outside("ran")) && ran(world) == 2);
      world.settleInTheEnd();
      var before = world.thread();
      world.kill();
      world.startForgetful();
      look(world, SENT);
      look(world, SAID);
      world.settle();
      assertThat(world.thread()).isEqualTo(before);
      assertRan(world, 2);
    }
  }

  @Test
  void whatAPenvLeftThatHasLostItsMemoryIsEnded() {
    try (var world = World.open()) {
      leave(world, "r-zzzz9999");
      try (var _ = world.flying()) {
        world.awaitCheck(CheckRun::completed);
        world.awaitComment(said("was lost: penv has lost its records"));
      }
      world.settle();
      assertThat(world.asked())
          .singleElement()
          .satisfies(check -> assertThat(check.conclusion()).isEqualTo("failure"));
      assertThat(world.pull().thread()).hasSize(1);
    }
  }

  /** What stands on GitHub of a run that goes on. */
  private static void leave(World world, String run) {
    var penv = world.sandbox().app().bot();
    var now = world.clock().instant();
    var check =
        new CheckRun.Change(
            "penv / train", null, run, "in_progress", null, now, null, null, List.of(), null);
    world.repository().checks().create(world.pull().head(), check, penv);
    world.pull().comment(penv, "⏳ running\n\n<!-- penv:run=%s -->".formatted(run), true);
  }

  @Test
  void aForgedMarkOrReactionHidesNoCommand() throws IOException {
    try (var world = World.open()) {
      comments(world, new Fate.Forgotten());
      var asked = world.comment("ada", "/run count");
      var eve = world.sandbox().user("eve");
      world.pull().comment(eve, "Done.\n\n<!-- penv:reply=%d/0 -->".formatted(asked.id()));
      world.pull().react(asked.id(), eve, "eyes");
      awaitInTime(world, said("succeeded in"));
      assertRan(world, 1);
    }
  }

  @Test
  void aStrangersLostCommandIsRefusedLikeAnyOther() {
    try (var world = World.open()) {
      comments(world, new Fate.Lost());
      world.comment("eve", "/run count");
      world.comment("eve", "/run count");
      awaitInTime(world, said("needs write permission"));
      look(world, SENT);
      look(world, SAID);
      world.settle();
      assertThat(world.thread()).containsOnlyOnce("needs write permission");
      assertThat(world.outside("ran")).doesNotExist();
    }
  }

  @Test
  void aCommandThatComesADayLateIsAnsweredAndNotCarriedOut() {
    try (var world = World.open()) {
      comments(world, new Fate.Lost());
      world.comment("ada", "/run count");
      world.sandbox().awaitDelivered(World.LONG_ENOUGH);
      world.kill();
      world.clock().skip(Duration.ofHours(25));
      world.start();
      world.awaitComment(said("comment again"));
      world.settle();
      assertThat(world.thread()).contains("more than 24 hours after it was written", "/run count");
      assertThat(world.outside("ran")).doesNotExist();
    }
  }

  @Test
  void aButtonThatWasPressedADayAgoIsAnsweredAndNothingRuns() throws IOException {
    try (var world = World.open()) {
      world.comment("ada", "/run count");
      world.settle();
      fate(world, "check_run", new Fate.Lost());
      world
          .repository()
          .checks()
          .rerequest(world.check("penv / count").id(), world.sandbox().user("bob"));
      away(world, Duration.ofHours(25));
      world.awaitComment(said("more than 24 hours after it was pressed"));
      world.settle();
      assertRan(world, 1);
    }
  }

  @Test
  void aDispatchThatComesLateIsAnsweredAsItsCommitIsNotKnownAnyMore() {
    try (var world = World.open()) {
      fate(world, "workflow_dispatch", new Fate.Lost());
      world
          .repository()
          .dispatch(
              ".github/workflows/penv.yml",
              "refs/heads/wider",
              new TreeMap<>(Map.of("task", "count")),
              world.sandbox().user("ada"));
      away(world, Duration.ofMinutes(20));
      world.awaitCheck(check -> check.name().equals("penv / answer"));
      world.settle();
      assertThat(world.thread()).contains("Which commit it meant is not known any more");
      assertThat(world.outside("ran")).doesNotExist();
    }
  }

  @Test
  void whatWasClosedForAMomentGoesOn() {
    try (var world = World.open()) {
      pulls(world, new Fate.Held());
      var ada = world.sandbox().user("ada");
      world.pull().close(ada);
      world.pull().reopen(ada);
      pulls(world, new Fate.Arrives());
      world.comment("ada", "/run wait name=late");
      world.awaitBegun("late");
      world.sandbox().releaseWebhooks();
      awaitHandled(world);
      world.finish("late", 0);
      assertThat(world.check("penv / wait").conclusion()).isEqualTo("success");
    }
  }

  @Test
  void anOldHeadThatIsToldLateIsNoNewHead() {
    try (var world = World.open()) {
      pulls(world, new Fate.Held());
      world.push("OLD", Map.of("old.txt", "old\n"));
      pulls(world, new Fate.Arrives());
      world.push("NEW", Map.of("new.txt", "new\n"));
      world.comment("ada", "/run wait name=late");
      world.awaitBegun("late");
      world.sandbox().releaseWebhooks();
      awaitHandled(world);
      world.finish("late", 0);
      assertThat(world.thread()).doesNotContain("head has moved", "head moved");
      assertThat(world.check("penv / wait").conclusion()).isEqualTo("success");
    }
  }

  /** Lets penv be away while webhooks are sent, and for that long. */
  private static void away(World world, Duration time) {
    world.sandbox().awaitDelivered(World.LONG_ENOUGH);
    world.kill();
    world.clock().skip(time);
    world.start();
  }

  private static void comments(World world, Fate fate) {
    fate(world, "issue_comment", fate);
  }

  private static void pulls(World world, Fate fate) {
    fate(world, "pull_request", fate);
  }

  private static void fate(World world, String name, Fate fate) {
    world.sandbox().fates((event, _) -> event.equals(name) ? fate : new Fate.Arrives());
  }

  /** What is told in a conversation is handled in its order. */
  private static void awaitHandled(World world) {
    world.comment("ada", "/logs r-zzzz9999");
    world.awaitComment(said("There is no run"));
  }

  private static Predicate<Comment> said(String text) {
    return comment -> comment.byApp() && comment.body().contains(text);
  }

  /** Lets time pass until it is said, and all is done. */
  private static void awaitInTime(World world, Predicate<Comment> like) {
    try (var _ = world.flying()) {
      world.awaitComment(like);
    }
    world.settle();
  }

  /** Lets time pass until a look that begins now has ended, as another one begins. */
  private static void look(World world, String path) {
    var before = looks(world, path);
    try (var _ = world.flying()) {
      Eventually.holds(() -> "two looks at " + path, () -> looks(world, path) > before + 1);
    }
  }

  private static long looks(World world, String path) {
    return world.sandbox().requests().stream().map(Visit::path).filter(path::equals).count();
  }

  private static void assertRan(World world, int times) {
    assertThat(ran(world)).isEqualTo(times);
  }

  private static int ran(World world) {
    try {
      return Files.readAllLines(world.outside("ran")).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
