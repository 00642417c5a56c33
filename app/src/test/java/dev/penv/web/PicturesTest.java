package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.measure.Plots;
import dev.penv.measure.Theme;
import dev.penv.run.RunId;
import dev.penv.run.RunView;
import dev.penv.web.Pictures.Picture;
import dev.penv.world.Eventually;
import dev.penv.world.Examples;
import dev.penv.world.TestClock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PicturesTest {
  private static final RunView RUN = new RunView(Examples.train(), Examples.running());
  private static final RunView OTHER =
      new RunView(Examples.run(new RunId("r-aaaa"), "train", 8, Examples.NOON), Examples.running());

  private final Pictures pictures = new Pictures(TestClock.atNoon());
  private final CountDownLatch pen = new CountDownLatch(1);
  private final AtomicInteger drawn = new AtomicInteger();

  @Test
  void fewWaitForAPictureWhichIsDrawnOnceAndTheOthersAreSentAway() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = new ArrayList<Future<Optional<Picture>>>();
      for (int i = 0; i < Pictures.MOST_OF_ONE; i++) waiting.add(threads.submit(() -> of(RUN)));
      Eventually.holds(() -> "all wait", () -> pictures.waiting() == Pictures.MOST_OF_ONE);

      assertThatThrownBy(() -> of(RUN)).isInstanceOf(Crowded.class);
      var other = threads.submit(() -> of(OTHER));
      Eventually.holds(() -> "another run too", () -> pictures.waiting() > Pictures.MOST_OF_ONE);
      pen.countDown();

      for (var each : waiting) assertThat(each.get()).isEqualTo(waiting.getFirst().get());
      assertThat(other.get()).isPresent();
    }
    assertThat(drawn.get()).isEqualTo(2);
    assertThat(pictures.waiting()).isZero();
    assertThat(of(RUN)).isPresent();
  }

  private Optional<Picture> of(RunView run) {
    return pictures.of(run, Theme.LIGHT, this::draw);
  }

  private Plots draw() {
    drawn.incrementAndGet();
    try {
      pen.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Plots.of(Examples.measures(5));
  }
}
