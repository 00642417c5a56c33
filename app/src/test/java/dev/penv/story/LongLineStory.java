package dev.penv.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that prints and prints and never ends its line, while somebody watches. */
class LongLineStory {
  /** Characters of a comment that GitHub takes. */
  private static final int COMMENT = 65_536;

  /** JSON around a piece of the log. */
  private static final int EVENT = (64 << 10) + 100;

  @Test
  @Timeout(60)
  void lineOfSixtyMegabytesPassesThroughALittleHeap() throws Exception {
    passes(60_000_000, 48);
  }

  @Test
  @Tag("slow")
  @Timeout(300)
  void lineOfAGigabytePassesThroughALittleHeap() throws Exception {
    passes(1_000_000_000, 128);
  }

  private static void passes(long bytes, int heap) throws Exception {
    try (var world = World.mortal(heap)) {
      world.comment("ada", "/run -- %s | tr '\\0' x; exit 3".formatted(zeros(world, bytes)));
      world.awaitTold("line");
      var check = world.asked().getFirst();
      var watched = CompletableFuture.supplyAsync(() -> longestEvent(world.eventsOf(check)));
      world.end("line", 0);
      world.settle();
      assertThat(world.check("penv / command").conclusion()).isEqualTo("failure");
      assertAllArchived(world.archived(check), bytes);
      assertThat(watched.get()).isLessThan(EVENT);
      var told = world.awaitComment(comment -> comment.body().contains("exit code 3"));
      assertThat(told.body()).hasSizeLessThan(COMMENT).contains("xxxx");
    }
  }

  private static String zeros(World world, long bytes) {
    return "touch %s; until [ -s %s ]; do sleep 0.02; done; head -c %d /dev/zero"
        .formatted(world.outside("begun-line"), world.outside("finish-line"), bytes);
  }

  /** Characters of the longest event that the page of a run is sent, to the run's end. */
  private static int longestEvent(URI events) {
    try (var in = events.toURL().openStream();
        var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return lines.lines().mapToInt(String::length).max().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertAllArchived(Path log, long bytes) throws IOException {
    assertThat(log).hasSize(bytes);
    try (var in = Files.newInputStream(log)) {
      for (var part = in.readNBytes(1 << 20); part.length > 0; part = in.readNBytes(1 << 20)) {
        for (byte one : part) if (one != 'x') throw new AssertionError("not what was printed");
      }
    }
  }
}
