package dev.penv;

import dev.penv.machine.Evidence;
import dev.penv.machine.KnownRuns;
import dev.penv.run.Phase;
import dev.penv.run.RunId;
import dev.penv.run.RunRecords;

/** What the rows of runs say to the Reaper. */
record RunEvidence(RunRecords records) implements KnownRuns {
  @Override
  public Evidence of(RunId run) {
    return records
        .find(run)
        .map(view -> view.progress().phase() == Phase.ENDED ? Evidence.ENDED : Evidence.LIVE)
        .orElse(Evidence.UNKNOWN);
  }
}
