package dev.penv.report;

import dev.penv.complaint.Complaint;
import dev.penv.github.Check;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is wrong with a repository's devcontainer, as annotations on its lines. */
public final class EnvironmentReport {
  private EnvironmentReport() {}

  /** Empty when nothing is wrong in a file: then a reply is enough. */
  public static Optional<Writing> misread(
      Repo repo, CommitId commit, List<Complaint> complaints, URI details, Instant at) {
    var annotations = Annotations.of(complaints);
    if (annotations.isEmpty()) return Optional.empty();
    var check =
        new Check(
            new Check.State.Completed(Check.Conclusion.FAILURE, at),
            at,
            details,
            Annotations.title(annotations),
            Replies.complaints(complaints),
            "",
            annotations,
            List.of());
    return Optional.of(
        new Writing.Show(
            repo, commit, "penv / environment", "environment/" + commit.sha(), check, Urgency.NOW));
  }
}
