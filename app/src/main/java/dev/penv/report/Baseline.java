package dev.penv.report;

import dev.penv.measure.Comparison;
import dev.penv.run.RunId;

/** What the measures of a run are compared with. */
public sealed interface Baseline {
  /** There is nothing to compare, or this run is the first of its branch itself. */
  record Needless() implements Baseline {}

  /** The task never succeeded on that branch, nor where the branches part. */
  record NoneYet(String branch) implements Baseline {}

  /** The latest success of the task there. */
  record Of(String branch, RunId run, Comparison comparison) implements Baseline {}
}
