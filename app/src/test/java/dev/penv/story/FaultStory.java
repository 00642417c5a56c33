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
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * GitHub fails at everything that it is asked, once: whoever asked for a run gets it, once, and
 * hears how it ended.
 */
@Timeout(120)
class FaultStory {
  static List<Fault> faults() {
    return List.of(
        new Fault.BadGateway(),
        new Fault.ResetBefore(),
        new Fault.ResetAfter(),
        new Fault.Hang(),
        new Fault.Truncated(),
        new Fault.SecondaryLimit(),
        new Fault.SecondaryLimitFor(Duration.ofSeconds(30)),
        new Fault.PrimaryLimit());
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
    assertThat(Files.readAllLines(world.outside("ran"))).hasSize(1);
    assertThat(world.repository().checks().of(world.pull().head()))
        .filteredOn(check -> check.name().equals("penv / count"))
        .extracting(CheckRun::conclusion)
        .containsExactly("success");
    assertThat(world.pull().thread())
        .filteredOn(Comment::byApp)
        .filteredOn(comment -> comment.body().contains("penv:run="))
        .singleElement()
        .extracting(Comment::body)
        .asString()
        .contains("succeeded in");
    assertThat(world.pull().thread().getFirst().reactionContents())
        .containsExactly("eyes", "rocket");
  }
}
