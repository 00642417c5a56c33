package dev.penv.command;

import dev.penv.run.RunId;

/** Which run is meant. */
public sealed interface Which {
  /** The latest one of this conversation that the command makes sense for. */
  record Latest() implements Which {}

  record Named(RunId run) implements Which {}
}
