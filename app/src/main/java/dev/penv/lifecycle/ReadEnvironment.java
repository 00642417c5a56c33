package dev.penv.lifecycle;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Place;
import dev.penv.environment.Environment;
import dev.penv.environment.Environments;
import dev.penv.environment.Reading;
import dev.penv.environment.RepositoryFiles;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.Repo;
import dev.penv.github.Writer;
import dev.penv.report.EnvironmentReport;
import dev.penv.report.Links;
import dev.penv.report.Replies;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Reads the devcontainer of a commit through GitHub, and puts what is wrong with it on its lines.
 */
final class ReadEnvironment {
  private final GitHub github;
  private final Writer writer;
  private final Links links;
  private final InstantSource time;

  ReadEnvironment(GitHub github, Writer writer, Links links, InstantSource time) {
    this.github = github;
    this.writer = writer;
    this.links = links;
    this.time = time;
  }

  /**
   * @param wanted folder of the devcontainer, empty for the main one
   * @throws Declined when it cannot be understood
   */
  Reading.Understood at(Repo repo, CommitId commit, String wanted) {
    return switch (Environments.read(new AtCommit(github, repo, commit), wanted)) {
      case Reading.Understood understood -> understood;
      case Reading.Misread(var complaints) -> {
        var details = links.commit(repo, commit);
        EnvironmentReport.misread(repo, commit, complaints, details, time.instant())
            .ifPresent(writer::put);
        throw new Declined(new Answer.NotUnderstood(Replies.complaints(complaints)));
      }
    };
  }

  /** What is understood of it, or nothing at all: for help. */
  Environment orNone(Repo repo, CommitId commit) {
    return switch (Environments.read(new AtCommit(github, repo, commit), "")) {
      case Reading.Understood(var environment, var _) -> environment;
      case Reading.Misread _ -> Environment.NONE;
    };
  }

  private record AtCommit(GitHub github, Repo repo, CommitId commit) implements RepositoryFiles {
    @Override
    public Optional<String> file(String path) {
      try {
        return github.file(repo, commit, path);
      } catch (GitHub.TooLarge e) {
        throw new Complained(
            new Place.InFile(path, 1, 1),
            "The file is larger than 1 MB.",
            "Move what is not configuration elsewhere.");
      }
    }

    @Override
    public List<String> folders(String path) {
      return github.list(repo, commit, path);
    }
  }
}
