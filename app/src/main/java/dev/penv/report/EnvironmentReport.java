package dev.penv.report;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.github.Check;
import dev.penv.github.Check.Annotation;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with a repository's devcontainer, as annotations on its lines. */
public final class EnvironmentReport {
  private EnvironmentReport() {}

  /** Empty when nothing is wrong in a file: then a reply is enough. */
  public static Optional<Writing> misread(
      Repo repo, CommitId commit, List<Complaint> complaints, URI details, Instant at) {
    var annotations = complaints.stream().flatMap(EnvironmentReport::annotation).toList();
    if (annotations.isEmpty()) return Optional.empty();
    var check =
        new Check(
            new Check.State.Completed(Check.Conclusion.FAILURE, at),
            at,
            details,
            title(annotations),
            Replies.complaints(complaints),
            "",
            annotations,
            List.of());
    return Optional.of(
        new Writing.Show(
            repo, commit, "penv / environment", "environment/" + commit.sha(), check, Urgency.NOW));
  }

  private static String title(List<Annotation> annotations) {
    return annotations.size() == 1
        ? "1 problem in " + annotations.getFirst().path()
        : "%d problems in %s".formatted(annotations.size(), annotations.getFirst().path());
  }

  private static Stream<Annotation> annotation(Complaint complaint) {
    return switch (complaint.place()) {
      case Place.InFile(var path, var line, var _) ->
          Stream.of(
              new Annotation(
                  path,
                  line,
                  Annotation.Level.FAILURE,
                  Markdown.bare(complaint.problem()),
                  Markdown.bare(complaint.remedy())));
      case Place.InCommand _, Place.InSetting _ -> Stream.empty();
    };
  }
}
