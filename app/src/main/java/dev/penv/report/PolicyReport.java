package dev.penv.report;

import dev.penv.complaint.Complaint;
import dev.penv.github.Check;
import dev.penv.github.Check.Conclusion;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** What is wrong with a policy file, as annotations on its lines. */
public final class PolicyReport {
  private static final String IDENTITY = "policy/";

  private PolicyReport() {}

  /** Whether a check run of ours with that external id tells of a policy. */
  public static boolean isOne(String externalId) {
    return externalId.startsWith(IDENTITY);
  }

  /** The commit has a file that cannot be understood. */
  public static Writing broken(
      Repo repo, CommitId commit, List<Complaint> complaints, URI details, Instant at) {
    var annotations = Annotations.of(complaints);
    return show(
        repo,
        commit,
        new Check(
            new Check.State.Completed(Conclusion.FAILURE, at),
            at,
            details,
            Annotations.title(annotations),
            "Nothing runs until this is mended.\n\n" + Replies.complaints(complaints),
            "",
            annotations,
            List.of()));
  }

  /** The commit has a file that can be understood, after one that could not or when asked again. */
  public static Writing mended(Repo repo, CommitId commit, URI details, Instant at) {
    return show(
        repo,
        commit,
        new Check(
            new Check.State.Completed(Conclusion.SUCCESS, at),
            at,
            details,
            "The policy can be understood",
            "What it says holds from now on.",
            "",
            List.of(),
            List.of()));
  }

  private static Writing show(Repo repo, CommitId commit, Check check) {
    return new Writing.Show(
        repo, commit, "penv / policy", IDENTITY + commit.sha(), check, Urgency.NOW);
  }
}
