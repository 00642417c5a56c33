package dev.penv.event;

import java.time.Duration;

/** Lets time pass before something is tried again. */
@FunctionalInterface
public interface Pause {
  void take(Duration time) throws InterruptedException;
}
