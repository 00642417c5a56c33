package dev.penv.lifecycle;

import dev.penv.github.Writer;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.measure.Plots;
import dev.penv.report.Notes;
import dev.penv.report.RunReport;
import dev.penv.report.RunReports;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunMeasures;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Tells how far one run is: keeps it for the pages, and puts what should stand on GitHub. Nothing
 * waits for GitHub here.
 */
final class Telling {
  private final Run run;
  private final RunRecords records;
  private final RunMeasures measures;
  private final Writer writer;
  private final RunReports reports;
  private Progress progress;
  private List<Writing> told = List.of();
  private Plots plots = Plots.NONE;

  Telling(
      RunView view, RunRecords records, RunMeasures measures, Writer writer, RunReports reports) {
    this.run = view.run();
    this.progress = view.progress();
    this.records = records;
    this.measures = measures;
    this.writer = writer;
    this.reports = reports;
  }

  synchronized Progress progress() {
    return progress;
  }

  /** For the pages alone. */
  synchronized void keep(UnaryOperator<Progress> change) {
    var next = change.apply(progress);
    if (next.equals(progress)) return;
    progress = next;
    records.progress(run.id(), next);
  }

  /** For the pages and for GitHub. */
  synchronized void tell(Urgency urgency, UnaryOperator<Progress> change) {
    keep(change);
    var view = new RunView(run, progress);
    draw(view);
    reports.live(view, plots, urgency).forEach(writer::put);
  }

  /** A plot alone is no reason to write: it is drawn anew when the words have changed. */
  private void draw(RunView view) {
    var words = reports.live(view, Plots.NONE, Urgency.EVENTUALLY);
    if (words.equals(told)) return;
    told = words;
    plots = measures.of(run.id()).map(Plots::of).orElse(Plots.NONE);
  }

  /** Says that the pull request has another head now, and that this run goes on. */
  void headMoved(String sha) {
    // Before there is a machine the head is asked for once more, and the run ends if it has moved.
    if (progress().phase().compareTo(Phase.WORKSPACE) < 0) return;
    var note = Notes.headMoved(run, sha);
    tell(Urgency.EVENTUALLY, progress -> progress.noting(note));
  }

  /** The last word: comment, check run and, for a long run, the comment that notifies. */
  synchronized void tellEnd(RunReport report) {
    reports.ended(report).forEach(writer::put);
  }
}
