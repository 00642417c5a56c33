package dev.penv.machine;

import dev.penv.run.RunId;

/** The second source of the Reaper: run rows, check runs. */
@FunctionalInterface
public interface KnownRuns {
  Evidence of(RunId run);
}
