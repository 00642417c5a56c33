package dev.penv.lifecycle;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.environment.Environment;
import dev.penv.environment.Environments;
import dev.penv.environment.Reading;
import dev.penv.environment.RepositoryFiles;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.Repo;
import dev.penv.github.Writing.Urgency;
import dev.penv.report.Replies;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads the devcontainer of a commit through GitHub, and puts what is wrong with it on its lines.
 */
final class ReadEnvironment {
  private final GitHub github;
  private final ShownEnvironments shown;
  private final String defaultImage;

  /**
   * @param defaultImage of a repository that says nothing of what it needs
   */
  ReadEnvironment(GitHub github, ShownEnvironments shown, String defaultImage) {
    this.github = github;
    this.shown = shown;
    this.defaultImage = defaultImage;
  }

  /**
   * @param wanted folder of the devcontainer, empty for the main one
   * @throws Declined when it cannot be understood
   */
  Reading.Understood at(Repo repo, CommitId commit, String wanted) {
    return switch (Environments.read(files(repo, commit), wanted, defaultImage)) {
      case Reading.Understood understood -> understood;
      case Reading.Misread misread -> {
        if (misread.complaints().stream().anyMatch(ReadEnvironment::isInFile)) {
          shown.show(repo, commit, misread, Urgency.NOW);
        }
        throw new Declined(new Answer.NotUnderstood(Replies.complaints(misread.complaints())));
      }
    };
  }

  private static boolean isInFile(Complaint complaint) {
    return complaint.place() instanceof Place.InFile;
  }

  /** The main devcontainer of a commit, whatever comes of it. */
  Reading read(Repo repo, CommitId commit) {
    try {
      return Environments.read(files(repo, commit), "", defaultImage);
    } catch (Complained complained) {
      return new Reading.Misread(List.of(complained.complaint()));
    }
  }

  /** What is understood of it, or nothing at all: for help. */
  Environment orNone(Repo repo, CommitId commit) {
    return switch (read(repo, commit)) {
      case Reading.Understood(var environment, var _) -> environment;
      case Reading.Misread _ -> Environment.NONE;
    };
  }

  /** The files of a commit; what cannot be read is a {@link Complained}. */
  RepositoryFiles files(Repo repo, CommitId commit) {
    return new AtCommit(github, repo, commit);
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
      } catch (GitHub.NotAFile e) {
        throw notAFile(path);
      }
    }

    @Override
    public List<String> files(String path) {
      return names(path, entry -> !entry.folder());
    }

    @Override
    public List<String> folders(String path) {
      return names(path, GitHub.Entry::folder);
    }

    private List<String> names(String path, Predicate<GitHub.Entry> kind) {
      try {
        return github.list(repo, commit, path).stream()
            .filter(kind)
            .map(GitHub.Entry::name)
            .toList();
      } catch (GitHub.NotAFile e) {
        throw notAFile(path);
      }
    }

    private static Complained notAFile(String path) {
      return new Complained(
          new Place.InFile(path, 1, 1),
          "This is a link that GitHub does not follow, or a submodule.",
          "Put the file itself there.");
    }
  }
}
