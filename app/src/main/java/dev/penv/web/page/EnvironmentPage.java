package dev.penv.web.page;

import dev.penv.report.EnvironmentReport;
import dev.penv.report.EnvironmentView;
import dev.penv.report.Replies;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

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
    List<Row> facts,
    List<Row> ignored,
    List<Prose> problems,
    List<Prose> notes) {

  /** A task. */
  public record Line(
      String name,
      Prose description,
      Prose parameters,
      Prose needs,
      String machine,
      String price) {}

  /** One thing, and what there is to say of it. */
  public record Row(Prose name, Prose text) {}

  public static EnvironmentPage of(EnvironmentView view, URI github) {
    return new EnvironmentPage(
        view.repo().fullName(),
        view.commit().abbreviated(),
        "%s/%s/commit/%s".formatted(github, view.repo().fullName(), view.commit().sha()),
        EnvironmentReport.title(view),
        view.path(),
        view.tasks().stream().map(EnvironmentPage::line).toList(),
        rows(view.facts()),
        rows(view.ignored()),
        view.problems().stream().map(problem -> Prose.of(Replies.complaint(problem))).toList(),
        Stream.concat(view.notes().stream(), view.warnings().stream().map(Replies::complaint))
            .map(Prose::of)
            .toList());
  }

  private static List<Row> rows(List<EnvironmentView.Fact> facts) {
    return facts.stream()
        .map(fact -> new Row(Prose.of(fact.name()), Prose.of(fact.text())))
        .toList();
  }

  private static Line line(EnvironmentView.TaskLine task) {
    return new Line(
        task.name(),
        Prose.of(task.description()),
        Prose.of(String.join(" ", task.parameters())),
        Prose.of(task.needs()),
        task.machine(),
        task.price());
  }
}
