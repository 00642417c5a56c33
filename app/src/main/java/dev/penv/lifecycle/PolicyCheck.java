package dev.penv.lifecycle;

import dev.penv.complaint.Complaint;
import dev.penv.event.Event.Pushed;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writer;
import dev.penv.policy.Layer;
import dev.penv.policy.PolicyReader;
import dev.penv.report.Links;
import dev.penv.report.PolicyReport;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Tells whoever pushes a policy file whether it can be understood. */
public final class PolicyCheck {
  private final PolicyFiles files;
  private final Writer writer;
  private final Links links;
  private final InstantSource time;

  PolicyCheck(PolicyFiles files, Writer writer, Links links, InstantSource time) {
    this.files = files;
    this.writer = writer;
    this.links = links;
    this.time = time;
  }

  /** A push to a default branch. */
  public void pushed(Pushed push) {
    if (!push.mayHaveChanged(PolicyReader.PATH)) return;
    files.forget(push.repo());
    var repo = push.repo();
    var details = links.commit(repo, push.head());
    var problems = problems(repo, push.head());
    if (!problems.isEmpty()) {
      writer.put(PolicyReport.broken(repo, push.head(), problems, details, time.instant()));
    } else if (!problems(repo, push.before()).isEmpty()) {
      writer.put(PolicyReport.mended(repo, push.head(), details, time.instant()));
    }
  }

  /** Reads the file of a commit again and shows what it comes to. */
  void again(Repo repo, CommitId commit) {
    files.forget(repo);
    var problems = problems(repo, commit);
    var details = links.commit(repo, commit);
    writer.put(
        problems.isEmpty()
            ? PolicyReport.mended(repo, commit, details, time.instant())
            : PolicyReport.broken(repo, commit, problems, details, time.instant()));
  }

  private List<Complaint> problems(Repo repo, CommitId commit) {
    return files.at(repo, commit).stream()
        .flatMap(layer ->
            switch (layer) {
              case Layer.Speaks _ -> Stream.<Complaint>empty();
              case Layer.Broken broken -> broken.problems().stream();
            })
        .toList();
  }
}
