package dev.penv.lifecycle;

import dev.penv.report.RunReports;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is run again with all of a commit's check runs: the latest run of each task, by their names.
 * What this press has begun already is among them, so that it means the same when it is told again.
 *
 * @param runs to be run again
 * @param left names of further tasks, which are not
 */
record Suite(List<Run> runs, List<String> left) {
  /** More tasks than that on one commit are not run again with one click. */
  static final int MOST = 20;

  /**
   * Takes only what has ended: a live one is on its way to say more.
   *
   * @param views all of one commit, newest first
   * @param begun whether this press has begun a task of that name
   */
  static Suite of(List<RunView> views, Predicate<String> begun) {
    var latest = new TreeMap<String, RunView>();
    for (var view : views) latest.putIfAbsent(RunReports.name(view.run()), view);
    latest.entrySet().removeIf(task -> isLive(task.getValue()) && !begun.test(task.getKey()));
    return new Suite(
        latest.values().stream().limit(MOST).map(RunView::run).toList(),
        latest.keySet().stream().skip(MOST).toList());
  }

  private static boolean isLive(RunView view) {
    return Standing.of(view.progress().state()) == Standing.LIVE;
  }
}
