package dev.penv.policy;

import dev.penv.github.Account;
import dev.penv.github.Repo;

/** Remembers who was refused where, as a stranger is told so once only. Survives the process. */
public interface Refusals {
  /**
   * Whether this person is to be told: the first time in a pull request or issue.
   *
   * @param ask what is refused; asked about again, as after a restart, it is still the first
   */
  boolean first(Repo repo, int number, Account who, String ask);
}
