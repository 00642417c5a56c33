package dev.penv.github;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Where Intents outlive the process. One Intent per {@link Writing#key()}. */
public interface WritingStore {
  /**
   * Keeps the first Intent of a key, or replaces the present one by what {@code change} makes of
   * it; reads and writes in one transaction. Durable when it returns; need not write when nothing
   * changes.
   *
   * @param first kept when the key is new
   * @param change pure; may be called again when the transaction is repeated
   * @return what is kept now
   */
  Intent change(Intent first, UnaryOperator<Intent> change);

  /** What is kept of a key. */
  Optional<Intent> find(String key);

  /** Of the open Intents that are due, the one in the first lane; in a lane, the longest due. */
  Optional<Intent> next(long installation, Instant now);

  /** When the first open Intent is due; empty when none is open. */
  Optional<Instant> due(long installation);

  /** Installations with an open Intent. */
  Set<Long> open();

  /** Drops the open Intents of an installation that is gone for good. */
  void drop(long installation);

  /**
   * Drops the Intents that are not open and were last asked for before that time. A dropped key
   * that is asked for again would be written again.
   *
   * @return how many were dropped
   */
  int forget(Instant before);
}
