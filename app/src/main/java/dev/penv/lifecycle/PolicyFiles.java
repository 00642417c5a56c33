package dev.penv.lifecycle;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.Repo;
import dev.penv.policy.Layer;
import dev.penv.policy.PolicyReader;
import dev.penv.policy.Source;
import dev.penv.policy.Source.Level;
import dev.penv.report.Links;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The policy files of a repository and of its owner, from the tip of their default branches: never
 * from the head of a pull request. One that cannot be read now is an error, never no policy.
 */
final class PolicyFiles {
  private static final Duration FRESH = Duration.ofSeconds(60);

  private final GitHub github;
  private final Links links;
  private final Recent<Key, Optional<Layer>> layers;

  PolicyFiles(GitHub github, Links links, InstantSource time) {
    this.github = github;
    this.links = links;
    this.layers = new Recent<>(FRESH, time);
  }

  /** The layers of those that have a file, from the outside in; at most a minute old. */
  List<Layer> layers(Repo repo) {
    return Stream.of(
            layer(repo.beside(Repo.OF_OWNER), Level.ORGANISATION), layer(repo, Level.REPOSITORY))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What stands there now is another policy. */
  void forget(Repo repo) {
    for (var level : Level.values()) layers.forget(Key.of(repo, level));
  }

  /** The layer that this commit's file is, whatever the default branch has. */
  Optional<Layer> at(Repo repo, CommitId commit) {
    var level = repo.name().equals(Repo.OF_OWNER) ? Level.ORGANISATION : Level.REPOSITORY;
    return read(source(repo, level), () -> github.file(repo, commit, PolicyReader.PATH));
  }

  private Optional<Layer> layer(Repo repo, Level level) {
    return layers.get(
        Key.of(repo, level),
        _ -> read(source(repo, level), () -> github.file(repo, PolicyReader.PATH)));
  }

  private static Optional<Layer> read(Source source, Supplier<Optional<String>> file) {
    try {
      return file.get().map(text -> PolicyReader.read(text, source));
    } catch (GitHub.TooLarge tooLarge) {
      return broken(source, "The file is larger than 1 MB.", "Make it smaller.");
    } catch (GitHub.NotAFile notAFile) {
      return broken(source, "This is a link that leads nowhere.", "Put the file itself there.");
    }
  }

  private static Optional<Layer> broken(Source source, String problem, String remedy) {
    var complaint = new Complaint(new Place.InFile(PolicyReader.PATH, 1, 1), problem, remedy);
    return Optional.of(new Layer.Broken(source, List.of(complaint)));
  }

  private Source source(Repo repo, Level level) {
    return new Source(level, repo.fullName(), links.file(repo, PolicyReader.PATH).toString());
  }

  private record Key(String repository, Level level) {
    static Key of(Repo repo, Level level) {
      return new Key(repo.fullName().toLowerCase(Locale.ROOT), level);
    }
  }
}
