package dev.penv.lifecycle;

import dev.penv.github.Writer;
import dev.penv.github.Writing.Urgency;
import dev.penv.measure.Plots;
import dev.penv.report.RunReports;
import dev.penv.run.RunMeasures;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;

/** What every Telling needs. */
record Teller(RunRecords records, RunMeasures measures, Writer writer, RunReports reports) {
  /** Of a run that has nothing to show yet: it has a moment to show more, or to have its place. */
  void announce(RunView view) {
    reports.live(view, Plots.NONE, Urgency.IF_IT_LASTS).forEach(writer::put);
  }

  Telling of(RunView view) {
    return new Telling(view, records, measures, writer, reports);
  }
}
