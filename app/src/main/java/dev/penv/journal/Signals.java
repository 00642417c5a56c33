package dev.penv.journal;

import java.time.Instant;
import java.util.List;

/** Durable asks to one line of work. Written first, then they wake the line's wait. */
public interface Signals {
  /** Blocks until a signal beyond {@code after} is there or the deadline has passed. */
  List<Signal> await(long after, Instant deadline) throws InterruptedException;

  /** All signals beyond {@code after}, without waiting. */
  List<Signal> since(long after);

  /**
   * One signal.
   *
   * @param number counts from 1 within its line
   * @param body JSON of the sender's making
   */
  record Signal(long number, String body, Instant at) {}
}
