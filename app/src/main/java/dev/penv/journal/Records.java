package dev.penv.journal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where journals are kept. Everything is durable when a method returns. */
public interface Records {
  /** All recorded steps of a line, by name. */
  Map<String, String> steps(String line);

  Optional<String> step(String line, String name);

  /**
   * Records a step unless it is recorded already.
   *
   * @return what stands recorded now
   * @throws Journal.NotOwner when this process no longer owns the line; nothing was written
   */
  String record(String line, String name, String json, Instant at);

  /** Adds a signal; anybody may. */
  Signals.Signal signal(String line, String body, Instant at);

  /** Signals beyond that number, in order. */
  List<Signals.Signal> signals(String line, long after);
}
