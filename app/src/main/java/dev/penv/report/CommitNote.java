package dev.penv.report;

import dev.penv.github.Check;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** An answer that stands on a commit, where there is no thread: a check run that blocks nothing. */
public final class CommitNote {
  private static final String NAME = "penv / answer";
  private static final int LONGEST_TITLE = 100;

  private CommitNote() {}

  /**
   * One answer, however often it is given.
   *
   * @param ask identity of what is answered
   * @param text Markdown
   */
  public static Writing of(
      Repo repo, CommitId commit, String ask, String text, URI details, Instant at) {
    var check =
        new Check(
            new Check.State.Completed(Check.Conclusion.NEUTRAL, at),
            at,
            details,
            title(text),
            text,
            "",
            List.of(),
            List.of());
    return new Writing.Show(repo, commit, NAME, ask, check, Urgency.NOW);
  }

  private static String title(String text) {
    var line = Markdown.bare(text.lines().findFirst().orElse(""));
    return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
  }
}
