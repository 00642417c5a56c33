package dev.penv.web.page;

import dev.penv.report.EnvironmentReport;
import dev.penv.report.EnvironmentView;
import dev.penv.report.Replies;
import java.net.URI;
import java.util.List;

/**
 * What a commit offers to run.
 *
 * @param href the commit at GitHub
 * @param problems what is wrong with its devcontainer, if anything is
 */
public record EnvironmentPage(
    String repository,
    String commit,
    String href,
    String title,
    String path,
    List<Line> tasks,
    List<Prose> problems,
    List<Prose> notes) {

  /** A task. */
  public record Line(
      String name, Prose description, Prose parameters, String machine, String price) {}

  public static EnvironmentPage of(EnvironmentView view, URI github) {
    return new EnvironmentPage(
        view.repo().fullName(),
        view.commit().abbreviated(),
        "%s/%s/commit/%s".formatted(github, view.repo().fullName(), view.commit().sha()),
        EnvironmentReport.title(view),
        view.path(),
        view.tasks().stream().map(EnvironmentPage::line).toList(),
        view.problems().stream().map(problem -> Prose.of(Replies.complaint(problem))).toList(),
        view.notes().stream().map(Prose::of).toList());
  }

  private static Line line(EnvironmentView.TaskLine task) {
    return new Line(
        task.name(),
        Prose.of(task.description()),
        Prose.of(String.join(" ", task.parameters())),
        task.machine(),
        task.price());
  }
}
