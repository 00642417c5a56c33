package dev.penv.lifecycle;

import dev.penv.environment.Reading;
import dev.penv.environment.Task;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writer;
import dev.penv.github.Writing.Urgency;
import dev.penv.placement.Placement;
import dev.penv.report.EnvironmentReport;
import dev.penv.report.EnvironmentViews;
import dev.penv.report.Links;
import dev.penv.report.TasksRun;
import java.time.InstantSource;
import java.util.function.BiFunction;

/** Shows what a commit offers to run: on GitHub as its one check run, and on a page. */
final class ShownEnvironments {
  private final EnvironmentViews views;
  private final Writer writer;
  private final Links links;
  private final TasksRun tasksRun;
  private final BiFunction<Repo, Task, Placement> placement;
  private final InstantSource time;

  /**
   * @param placement where a task would run now
   */
  ShownEnvironments(
      EnvironmentViews views,
      Writer writer,
      Links links,
      TasksRun tasksRun,
      BiFunction<Repo, Task, Placement> placement,
      InstantSource time) {
    this.views = views;
    this.writer = writer;
    this.links = links;
    this.tasksRun = tasksRun;
    this.placement = placement;
    this.time = time;
  }

  void show(Repo repo, CommitId commit, Reading reading, Urgency urgency) {
    var view =
        EnvironmentReport.view(
            repo, commit, time.instant(), reading, tasksRun, task -> placement.apply(repo, task));
    views.keep(view);
    writer.put(EnvironmentReport.check(view, links.environment(view), urgency));
  }

  boolean wasShown(Repo repo, CommitId commit) {
    return views.find(repo.id(), commit).isPresent();
  }
}
