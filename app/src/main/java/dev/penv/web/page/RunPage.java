package dev.penv.web.page;

import dev.penv.report.Wording;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import java.net.URI;

/**
 * A run's page.
 *
 * @param thread the pull request or issue at GitHub
 * @param commit at GitHub
 * @param askedAt in ISO 8601
 */
public record RunPage(
    Masthead top,
    String id,
    String task,
    String repository,
    Link thread,
    Link commit,
    String base,
    String asker,
    String askedAt,
    Address address,
    RunPart part) {

  /** Words to click on. */
  public record Link(String text, String href) {}

  public static RunPage of(Masthead top, RunView view, RunPart part, Address address, URI github) {
    var run = view.run();
    return new RunPage(
        top,
        run.id().value(),
        Wording.task(run),
        run.repo().fullName(),
        thread(run, github),
        commit(run, github),
        run.base(),
        run.asker().login(),
        run.askedAt().toString(),
        address,
        part);
  }

  static Link thread(Run run, URI github) {
    if (run.number() == 0) return new Link("", "%s/%s".formatted(github, run.repo().fullName()));
    var kind = run.onPullRequest() ? "pull" : "issues";
    return new Link(
        "#" + run.number(),
        "%s/%s/%s/%d".formatted(github, run.repo().fullName(), kind, run.number()));
  }

  static Link commit(Run run, URI github) {
    return new Link(
        run.commit().abbreviated(),
        "%s/%s/commit/%s".formatted(github, run.repo().fullName(), run.commit().sha()));
  }
}
