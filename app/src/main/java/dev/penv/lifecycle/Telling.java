package dev.penv.lifecycle;

import dev.penv.github.Writer;
import dev.penv.github.Writing.Urgency;
import dev.penv.report.Notes;
import dev.penv.report.RunReport;
import dev.penv.report.RunReports;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Run;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import java.util.function.UnaryOperator;

/**
 * Tells how far one run is: keeps it for the pages, and puts what should stand on GitHub. Nothing
 * waits for GitHub here.
 */
final class Telling {
  private final Run run;
  private final RunRecords records;
  private final Writer writer;
  private final RunReports reports;
  private Progress progress;

  Telling(RunView view, RunRecords records, Writer writer, RunReports reports) {
    this.run = view.run();
    this.progress = view.progress();
    this.records = records;
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
    reports.live(new RunView(run, progress), urgency).forEach(writer::put);
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
