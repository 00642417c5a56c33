package dev.penv.lifecycle;

import dev.penv.archive.Logs;
import dev.penv.environment.Task;
import dev.penv.github.GitHub;
import dev.penv.github.Inventory;
import dev.penv.github.Repo;
import dev.penv.measure.Plots;
import dev.penv.report.Baseline;
import dev.penv.report.RunReport;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunMeasures;
import dev.penv.run.RunQuery;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how a run ended: with the end of its log, and its measures beside those of its base. */
final class LastWord {
  private static final Logger LOG = LoggerFactory.getLogger(LastWord.class);
  private static final int TAIL_BYTES = 128 * 1024;
  private static final String NONE = "";

  private final RunRecords records;
  private final RunMeasures measures;
  private final Logs logs;
  private final GitHub github;
  private final Inventory inventory;

  LastWord(
      RunRecords records, RunMeasures measures, Logs logs, GitHub github, Inventory inventory) {
    this.records = records;
    this.measures = measures;
    this.logs = logs;
    this.github = github;
    this.inventory = inventory;
  }

  /**
   * Finds the run to compare with. Before this run's own end is written down: on the base branch it
   * would find itself.
   */
  void chooseBase(Line line) throws InterruptedException {
    var base = line.journal().step("baseline", String.class, () -> base(line.run()));
    if (!base.equals(NONE)) line.telling().keep(progress -> progress.besides(new RunId(base)));
  }

  void tell(Line line) throws InterruptedException {
    var view = new RunView(line.run(), line.telling().progress());
    var baseline = Baseline.of(view, records::find);
    var plots = measures.of(line.run().id()).map(baseline::plots).orElse(Plots.NONE);
    line.telling().tellEnd(new RunReport(view, baseline, plots, tail(line.run())));
  }

  private String base(Run run) throws InterruptedException {
    if (task(run).isOneOff()) return NONE;
    var task = task(run).name();
    var onBranch = records.latestSuccessOn(run.repo().id(), task, run.base());
    var base = onBranch.isPresent() ? onBranch : atMergeBase(run, task);
    return base.map(view -> view.run().id().value()).orElse(NONE);
  }

  private Optional<RunView> atMergeBase(Run run, String task) throws InterruptedException {
    if (!hasSucceeded(run.repo(), task)) return Optional.empty();
    try {
      return github
          .mergeBase(inventory.present(run.repo()), run.base(), run.commit())
          .flatMap(commit -> records.latestSuccessAt(run.repo().id(), task, commit));
    } catch (GitHub.Unreachable e) {
      Interruption.check(e);
      LOG.info("run {}: told without the merge base: {}", run.id(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Without any success GitHub need not be asked where one would be. */
  private boolean hasSucceeded(Repo repo, String task) {
    var any = RunQuery.of(repo.id(), 0, 1).of(task).only(Standing.SUCCEEDED);
    return !records.list(any).isEmpty();
  }

  private String tail(Run run) throws InterruptedException {
    var bytes = new ByteArrayOutputStream();
    try {
      var length = logs.length(run.id().value());
      logs.copy(run.id().value(), Math.max(0, length - TAIL_BYTES), length, bytes);
    } catch (IOException e) {
      Interruption.check(e);
      LOG.warn("run {}: the end of its log cannot be read", run.id(), e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Task task(Run run) {
    return switch (run.purpose()) {
      case Purpose.RunTask(var task, var _) -> task;
    };
  }
}
