package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.http.Fault;
import dev.penv.sandbox.http.Incoming;
import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * GitHub fails at everything that it is asked, once: whoever asked for a run gets it, once, and
 * hears how it ended.
 */
@Timeout(120)
class FaultStory {
  private static final Pattern MARK = Pattern.compile("<!-- penv:.*? -->");

  static List<Fault> faults() {
    return List.of(
        new Fault.BadGateway(),
        new Fault.ResetBefore(),
        new Fault.ResetAfter(),
        new Fault.Hang(),
        new Fault.Truncated(),
        new Fault.SecondaryLimit(),
        new Fault.SecondaryLimitFor(Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyRequestFailsOnce(Fault fault) throws IOException {
    try (var world = World.impatient()) {
      world.sandbox().faults().rule(once(fault));
      world.comment("ada", "/run count");
      world.settleInTheEnd();
      assertTold(world);
    }
  }

  /**
   * The hour's requests are used up at its first, fourth, … request: it waits for the next hour.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 10, 13})
  @Tag("slow")
  void theHoursRequestsAreUsedUp(int nth) throws IOException {
    try (var world = World.impatient()) {
      var count = new AtomicInteger();
      world
          .sandbox()
          .faults()
          .rule(_ ->
              count.incrementAndGet() == nth
                  ? Optional.of(new Fault.PrimaryLimit())
                  : Optional.empty());
      world.comment("ada", "/run count");
      world.settleInTheEnd();
      assertThat(count).hasValueGreaterThan(nth);
      assertTold(world);
    }
  }

  /** Requests are the same when they ask the same. */
  private static Function<Incoming, Optional<Fault>> once(Fault fault) {
    Set<List<Object>> seen = ConcurrentHashMap.newKeySet();
    return request -> {
      var what =
          List.<Object>of(
              request.method(), request.path(), request.query(), Arrays.hashCode(request.body()));
      return seen.add(what) ? Optional.of(fault) : Optional.empty();
    };
  }

  private static void assertTold(World world) throws IOException {
    var thread = world.thread();
    assertThat(thread).contains("succeeded in");
    assertThat(Files.readAllLines(world.outside("ran"))).hasSize(1);
    assertThat(world.asked())
        .as(thread)
        .filteredOn(check -> check.name().equals("penv / count"))
        .extracting(CheckRun::conclusion)
        .containsExactly("success");
    // As time flies it may have become a long run, which ends in a comment of its own.
    assertThat(world.pull().thread())
        .as(thread)
        .filteredOn(Comment::byApp)
        .extracting(comment -> MARK.matcher(comment.body()).results().toList().getFirst().group())
        .doesNotHaveDuplicates()
        .hasSizeBetween(1, 2);
    assertThat(world.pull().thread().getFirst().reactionContents())
        .as(thread)
        .containsExactly("eyes", "rocket");
  }
}
