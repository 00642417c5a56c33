package dev.penv.report;

import dev.penv.measure.Plots;
import dev.penv.run.RunView;

/**
 * Everything that is told of a run when it has ended.
 *
 * @param plots of its measures over its steps
 * @param logTail the end of its log as it is, hostile
 */
public record RunReport(RunView view, Baseline baseline, Plots plots, String logTail) {}
