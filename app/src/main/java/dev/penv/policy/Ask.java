package dev.penv.policy;

import dev.penv.github.Account;
import dev.penv.github.Repo;

/** Somebody wants something somewhere. */
public record Ask(Asker asker, Repo repo, Matter matter) {

  /** What is wanted. */
  public sealed interface Matter {
    /** To run code of the repository itself. */
    record RunOwnCode() implements Matter {}

    /**
     * To run the code of a pull request from a fork, or of one whose fork is gone. That a
     * maintainer let this very commit run is {@link Approvals}' to say.
     */
    record RunForkCode() implements Matter {}

    /** To let a commit of a fork run once. */
    record Approve() implements Matter {}

    /** To end a run that {@code askerOfRun} asked for. */
    record Stop(Account askerOfRun) implements Matter {}

    /** To have penv open a pull request. Nothing of it runs, and no machine is used. */
    record Propose() implements Matter {}

    /** To be told something. */
    record Know() implements Matter {}
  }
}
