package dev.penv.report;

import dev.penv.github.Check;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.run.Outcome;
import dev.penv.run.RunId;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * The end of a run of which penv has no record any more, as it should stand on GitHub.
 *
 * @param number of the pull request
 * @param name of its check run
 * @param startedAt when that was begun
 */
public record LostRun(
    Repo repo, int number, CommitId commit, RunId run, String name, Instant startedAt) {
  private static final Ending ENDING = Ending.of(new Outcome.Lost("penv has lost its records"));

  /** Its check run and its living comment. */
  public List<Writing> writings(URI details, Instant at) {
    var comment =
        "**%s** · [`%s`](%s) · %s %s\n\n%s"
            .formatted(
                Markdown.prose(name),
                commit.abbreviated(),
                details,
                ENDING.sign(),
                ENDING.phrase(),
                ENDING.next());
    return List.of(
        new Writing.Show(repo, commit, name, run.value(), check(details, at), Urgency.NOW),
        new Writing.Say(repo, number, RunReports.marker(run), comment, Urgency.NOW));
  }

  private Check check(URI details, Instant at) {
    return new Check(
        new Check.State.Completed(ENDING.conclusion(), at),
        startedAt,
        details,
        Markdown.bare(ENDING.phrase()),
        ENDING.next(),
        "",
        List.of(),
        List.of());
  }
}
