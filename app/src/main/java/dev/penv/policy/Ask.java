package dev.penv.policy;

import dev.penv.github.Account;
import dev.penv.github.Permission;
import dev.penv.github.Repo;

/**
 * Somebody wants something.
 *
 * @param permission the live one, read for this ask
 */
public record Ask(Account asker, Permission permission, Repo repo, Matter matter) {

  /** What is wanted. */
  public sealed interface Matter {
    /** To run code of the repository itself. */
    record RunOwnCode() implements Matter {}

    /** To run the code of a pull request from a fork, or of one whose fork is gone. */
    record RunForkCode() implements Matter {}

    /** To end a run that {@code askerOfRun} asked for. */
    record Stop(Account askerOfRun) implements Matter {}

    /** To be told something. */
    record Know() implements Matter {}
  }
}
