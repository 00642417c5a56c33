package dev.penv.login;

import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.Permission;
import dev.penv.github.Permissions;
import dev.penv.github.Repo;
import java.time.InstantSource;

/**
 * Who may read what belongs to a repository: whoever may read the repository at GitHub now, give or
 * take a minute. What GitHub does not answer is not allowed.
 */
public final class Readers {
  private final Permissions github;
  private final Remembered<Repo> names;
  private final Remembered<Pair> readers;

  private record Pair(Repo repo, Account who) {}

  public Readers(Permissions github, InstantSource time) {
    this.github = github;
    names = new Remembered<>(time);
    readers = new Remembered<>(time);
  }

  /**
   * Whether this person may read this repository. GitHub is asked by names, and another repository
   * may have taken the name of an earlier one: its readers read nothing of the earlier one.
   *
   * @throws GitHub.Unreachable when that cannot be told now
   */
  public boolean mayRead(Repo repo, Account who) {
    return names.of(repo, () -> github.isStill(repo))
        && readers.of(
            new Pair(repo, who), () -> github.permission(repo, who).atLeast(Permission.READ));
  }
}
