package dev.penv.policy;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import java.time.Instant;
import java.util.Optional;

/**
 * Commits of forks that a maintainer let run, each in one pull request, once, and until its head
 * moves. Survives the process.
 */
public interface Approvals {
  /** Lets a commit run once. Saying it again changes nothing. */
  void approve(Approval approval);

  /**
   * An approval of that commit that no ask has used, or that very ask.
   *
   * @param ask that would use it
   */
  Optional<Approval> open(Repo repo, int number, CommitId commit, String ask);

  /** Uses it up for an ask; false when another one was faster, or it is void by now. */
  boolean use(String approval, String ask);

  /** Whether nothing has made it void. */
  boolean stands(String approval);

  /**
   * The head of the pull request was this commit at that instant. What was approved before is void,
   * and so is what was approved in that second for another commit: also when the head comes back,
   * nobody has looked at it since.
   */
  void moved(Repo repo, int number, CommitId head, Instant at);

  /**
   * A maintainer's word.
   *
   * @param id the ask that said it, such as {@code comment/123/0}
   * @param at when it was said
   */
  record Approval(String id, Repo repo, int number, CommitId commit, Account by, Instant at) {}
}
