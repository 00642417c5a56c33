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

  @Test
  void aRunOfFiveMinutes() {
    try (var world = World.open()) {
      // The policy is read at most once a minute, whoever begins a line with a slash.
      world.comment("ada", "/lgtm");
      world.settle();
      var before = world.sandbox().requests().size();
      world.comment("ada", "/run wait");
      world.awaitBegun("one");
      world.awaitCheck(check -> check.status().equals("in_progress"));
      world.clock().skip(Duration.ofMinutes(4));
      world.finish("one", 0);
      var calls = world.sandbox().requests().stream().skip(before).toList();
      assertThat(only(calls, TOKEN)).as("tokens").hasSizeLessThanOrEqualTo(3);
      assertThat(only(calls, TOKEN.negate().and(CallsStory::reads)))
          .as("reads")
          .hasSizeLessThanOrEqualTo(6);
      assertThat(only(calls, TOKEN.negate().and(visit -> !reads(visit))))
          .as("writes")
          .hasSizeBetween(6, 8);
    }
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
