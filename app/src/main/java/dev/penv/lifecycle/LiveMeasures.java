package dev.penv.lifecycle;

import dev.penv.measure.Measure;
import dev.penv.measure.MeasureFile;
import dev.penv.measure.MeasureFiles;
import dev.penv.report.Replies;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunMeasures;
import java.util.List;

/** The measures of one run while they arrive. */
final class LiveMeasures {
  private final Run run;
  private final RunMeasures records;
  private final MeasureFiles files = new MeasureFiles();

  LiveMeasures(Run run, RunMeasures records) {
    this.run = run;
    this.records = records;
  }

  /** Takes files in and keeps all that is known now; returns the headline. */
  List<Measure> add(List<MeasureFile> changed) {
    files.add(changed);
    var measures =
        switch (run.purpose()) {
          case Purpose.RunTask(var task, var _) -> files.measures(task.measures());
        };
    records.keep(run.id(), measures);
    return measures.summary();
  }

  /** What was wrong with the files, and with which, in words. */
  List<String> complaints() {
    return files.complaints().stream().map(Replies::complaint).toList();
  }
}
