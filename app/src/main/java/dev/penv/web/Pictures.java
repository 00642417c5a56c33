package dev.penv.web;

import dev.penv.measure.Plots;
import dev.penv.measure.Theme;
import dev.penv.run.Progress;
import dev.penv.run.RunId;
import dev.penv.run.RunView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The pictures that were drawn last. Whoever has a link may ask as often as they like, so pictures
 * are drawn one at a time, each once, while few wait; one of a run that goes on is drawn again
 * after a while.
 */
final class Pictures {
  /** Each takes some ten kilobytes. */
  private static final int MOST = 64;

  private static final Duration FRESH = Duration.ofSeconds(10);

  /** Who wait for the pictures of one run, and of all. */
  static final int MOST_OF_ONE = 4;

  private static final int MOST_WAITING = 32;

  private final InstantSource time;
  private final Shares shares = new Shares(MOST_OF_ONE, MOST_WAITING);
  private final Lock pen = new ReentrantLock();
  private final Map<Key, Drawn> drawn = new LinkedHashMap<>(MOST, 0.75f, true);

  Pictures(InstantSource time) {
    this.time = time;
  }

  /** Of a run in the colours of a theme. */
  private record Key(RunId run, Theme theme, boolean ended) {}

  private record Drawn(Optional<Picture> picture, Instant at) {}

  /**
   * A file as it is sent.
   *
   * @param tag tells it from any other
   */
  record Picture(String svg, String tag) {}

  /**
   * Empty when there is nothing to draw.
   *
   * @throws Crowded when many wait already
   */
  Optional<Picture> of(RunView view, Theme theme, Supplier<Plots> plots) {
    var ended = view.progress().state() instanceof Progress.State.Ended;
    var key = new Key(view.run().id(), theme, ended);
    var known = known(key);
    if (known.isPresent()) return known.get().picture();
    try (var _ = shares.take(key.run().value())) {
      pen.lock();
      try {
        return known(key).orElseGet(() -> drawn(key, plots.get())).picture();
      } finally {
        pen.unlock();
      }
    }
  }

  /** Who are waiting now. */
  int waiting() {
    return shares.sum();
  }

  /** That of a run that goes on only for a while. */
  private Optional<Drawn> known(Key key) {
    synchronized (drawn) {
      return Optional.ofNullable(drawn.get(key)).filter(one -> key.ended() || isFresh(one));
    }
  }

  private Drawn drawn(Key key, Plots plots) {
    var picture = new Drawn(draw(plots, key.theme()), time.instant());
    synchronized (drawn) {
      drawn.put(key, picture);
      if (drawn.size() > MOST) drawn.remove(drawn.keySet().iterator().next());
    }
    return picture;
  }

  private boolean isFresh(Drawn one) {
    var age = Duration.between(one.at(), time.instant());
    return !age.isNegative() && age.compareTo(FRESH) < 0;
  }

  private static Optional<Picture> draw(Plots plots, Theme theme) {
    if (plots.isEmpty()) return Optional.empty();
    var tag = "\"%s-%s\"".formatted(plots.revision(), theme.word());
    return Optional.of(new Picture(plots.svg(theme), tag));
  }
}
