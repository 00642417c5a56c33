package dev.penv.run;

import java.util.Set;

/**
 * Which runs to list, newest first. A neutral value leaves a filter out.
 *
 * @param repository numeric id, or 0
 * @param fullName of the repository as it was when the run was asked for, in any case, or empty
 * @param number of the pull request or issue, or 0
 * @param task name, or empty
 * @param asker login as it was then, in any case, or empty
 * @param reach in which repositories to look at all
 * @param standings any of these, or all when empty
 * @param skip how many of the newest to leave out
 * @param most at most so many
 */
public record RunQuery(
    long repository,
    String fullName,
    int number,
    String task,
    String asker,
    Reach reach,
    Set<Standing> standings,
    int skip,
    int most) {
  /** The repositories that whoever asks may look into. */
  public sealed interface Reach {
    record Everything() implements Reach {}

    /**
     * These repositories and no others.
     *
     * @param repositories numeric ids; none at all lists nothing
     */
    record Only(Set<Long> repositories) implements Reach {
      public Only {
        repositories = Set.copyOf(repositories);
      }
    }
  }

  public RunQuery {
    if (skip < 0 || most < 1) {
      throw new IllegalArgumentException("cannot list %d after %d".formatted(most, skip));
    }
    standings = Set.copyOf(standings);
  }

  /** The newest runs of all. */
  public static RunQuery newest(int most) {
    return new RunQuery(0, "", 0, "", "", new Reach.Everything(), Set.of(), 0, most);
  }

  /** The newest runs of a pull request or issue. */
  public static RunQuery of(long repository, int number, int most) {
    return new RunQuery(repository, "", number, "", "", new Reach.Everything(), Set.of(), 0, most);
  }

  public RunQuery in(String repositoryName) {
    return new RunQuery(
        repository, repositoryName, number, task, asker, reach, standings, skip, most);
  }

  public RunQuery of(String taskName) {
    return new RunQuery(
        repository, fullName, number, taskName, asker, reach, standings, skip, most);
  }

  public RunQuery by(String login) {
    return new RunQuery(repository, fullName, number, task, login, reach, standings, skip, most);
  }

  public RunQuery only(Standing... any) {
    return new RunQuery(repository, fullName, number, task, asker, reach, Set.of(any), skip, most);
  }

  /** Nothing but what is in these repositories. */
  public RunQuery within(Set<Long> repositories) {
    var only = new Reach.Only(repositories);
    return new RunQuery(repository, fullName, number, task, asker, only, standings, skip, most);
  }

  public RunQuery after(int skipped) {
    return new RunQuery(repository, fullName, number, task, asker, reach, standings, skipped, most);
  }
}
