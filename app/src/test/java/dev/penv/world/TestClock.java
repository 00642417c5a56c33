package dev.penv.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class TestClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public TestClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** Noon of a day like any other. */
  public static TestClock atNoon() {
    return new TestClock(Instant.parse("2026-11-20T12:00:00Z"));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void advance(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** Clocks are set back, too. */
  public void set(Instant instant) {
    now.set(instant);
  }
}
