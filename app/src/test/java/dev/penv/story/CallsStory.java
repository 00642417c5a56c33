package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.http.Visit;
import dev.penv.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * What a run asks of GitHub: DESIGN.md lists it, and every call more is one that all pay for. An
 * answer that nothing has changed is free; the inventory, and what no webhook told, are asked for
 * whether something runs or not.
 */
class CallsStory {
  private static final Predicate<Visit> TOKEN =
      visit ->
          visit.path().endsWith("/access_tokens") || visit.path().equals("/installation/token");

  private static final Set<String> ANYWAY =
      Set.of("/installation/repositories", "/repos/octo/spiral/issues/comments");

  private static final String REACTION = "POST reactions";
  private static final String CHECK_MADE = "POST check-runs";
  private static final String CHECK_CHANGED = "PATCH check-runs";
  private static final String COMMENT_MADE = "POST comments";
  private static final String COMMENT_CHANGED = "PATCH comments";

  @Test
  void aRunOfFiveMinutes() {
    try (var world = World.open()) {
      forgetWhatWasRead(world);
      var before = world.sandbox().requests().size();
      runFor(world, Duration.ofMinutes(4));
      var calls = world.sandbox().requests().stream().skip(before).toList();
      assertThat(only(calls, TOKEN)).as("tokens").hasSizeLessThanOrEqualTo(3);
      assertThat(only(calls, TOKEN.negate().and(CallsStory::reads)))
          .as("reads")
          .hasSizeLessThanOrEqualTo(6);
      assertThat(writes(calls))
          .containsExactlyInAnyOrder(
              REACTION, CHECK_MADE, COMMENT_MADE, REACTION, CHECK_CHANGED, COMMENT_CHANGED);
    }
  }

  @Test
  void aLongerOneHasAClosingComment() {
    try (var world = World.open()) {
      var before = world.sandbox().requests().size();
      runFor(world, Duration.ofMinutes(6));
      assertThat(writes(world.sandbox().requests().stream().skip(before).toList()))
          .containsExactlyInAnyOrder(
              REACTION,
              CHECK_MADE,
              COMMENT_MADE,
              REACTION,
              CHECK_CHANGED,
              COMMENT_CHANGED,
              COMMENT_MADE);
    }
  }

  @Test
  void ofALongOneItIsToldThatItRuns() {
    try (var world = World.open()) {
      world.comment("ada", "/run wait");
      world.awaitTold("one");
      var check = world.awaitCheck(one -> one.status().equals("in_progress"));
      Threads.awaitRunning(world);
      assertThat(world.repository().checks().history(check.id())).hasSizeLessThanOrEqualTo(2);
      world.finish("one", 0);
    }
  }

  /** What was read is good for a minute, and as long as the process to be asked for again. */
  private static void forgetWhatWasRead(World world) {
    world.clock().skip(Duration.ofMinutes(2));
    world.kill();
    world.start();
    world.settle();
  }

  private static void runFor(World world, Duration time) {
    world.comment("ada", "/run wait");
    world.awaitTold("one");
    world.clock().skip(time);
    world.finish("one", 0);
  }

  /** As method and what it is about. */
  private static List<String> writes(List<Visit> calls) {
    return only(calls, TOKEN.negate().and(visit -> !reads(visit))).stream()
        .map(visit -> visit.method() + " " + visit.path().replaceAll("/\\d+$", ""))
        .map(text -> text.replaceAll(" .*/", " "))
        .toList();
  }

  private static List<Visit> only(List<Visit> calls, Predicate<Visit> kind) {
    return calls.stream().filter(CallsStory::costs).filter(kind).toList();
  }

  private static boolean costs(Visit visit) {
    return visit.status() != 304
        && !visit.path().contains(".git/")
        && !(visit.credential().equals("jwt") && reads(visit))
        && !ANYWAY.contains(visit.path());
  }

  private static boolean reads(Visit visit) {
    return visit.method().equals("GET");
  }
}
