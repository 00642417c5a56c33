package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real process is killed at random moments between a comment and its result, and started again:
 * the story comes to the same end.
 */
class KillTest {
  private static final String LOG =
      IntStream.rangeClosed(1, 500).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());

  @Test
  void everyStoryEndsAsIfNothingHadHappened() throws IOException {
    kill(8, new Random(1));
  }

  @Test
  @Tag("slow")
  void everyStoryEndsAsIfNothingHadHappenedFiftyTimes() throws IOException {
    kill(50, new Random(2));
  }

  private static void kill(int times, Random random) throws IOException {
    try (var world = World.mortal()) {
      var usual = play(world, 1);
      for (int story = 2; story <= times + 1; story++) {
        var moments = moments(random, usual);
        world.comment("ada", "/run count");
        moments.forEach(moment -> killAt(world, moment));
        world.settle();
        assertTold(world, story, "killed after " + moments);
      }
    }
  }

  /** How long it takes when nobody kills. */
  private static Duration play(World world, int story) throws IOException {
    var began = System.nanoTime();
    world.comment("ada", "/run count");
    world.settle();
    var took = Duration.ofNanos(System.nanoTime() - began);
    assertTold(world, story, "not killed");
    return took;
  }

  /** Mostly one; sometimes the next process is killed as well, while it finds its way. */
  private static List<Duration> moments(Random random, Duration usual) {
    var first = Duration.ofNanos(random.nextLong(usual.toNanos() * 5 / 4));
    if (random.nextInt(3) > 0) return List.of(first);
    return List.of(first, Duration.ofNanos(random.nextLong(usual.toNanos() / 2)));
  }

  private static void killAt(World world, Duration moment) {
    LockSupport.parkNanos(moment.toNanos());
    world.kill();
    world.restart();
  }

  private static void assertTold(World world, int stories, String when) throws IOException {
    var runs = Files.readAllLines(world.outside("ran"));
    assertThat(runs).as(when).hasSize(stories).doesNotHaveDuplicates();
    assertThat(world.data().resolve("logs").resolve(runs.getLast() + ".log"))
        .as(when)
        .hasContent(LOG);
    assertThat(world.data().resolve("local/machines")).as(when).isEmptyDirectory();
    var checks = world.asked();
    assertThat(checks)
        .as(when)
        .extracting(CheckRun::externalId)
        .containsExactlyInAnyOrderElementsOf(runs);
    assertThat(checks).as(when).allMatch(check -> "success".equals(check.conclusion()));
    assertThat(said(world))
        .as(when)
        .hasSize(stories)
        .allMatch(comment -> comment.body().contains("succeeded in"));
    assertThat(world.pull().thread())
        .as(when)
        .filteredOn(comment -> !comment.byApp())
        .allMatch(asked -> asked.reactionContents().equals(List.of("eyes", "rocket")));
  }

  private static List<Comment> said(World world) {
    return world.pull().thread().stream().filter(Comment::byApp).toList();
  }
}
