package dev.penv.sandbox.hub;

import dev.penv.sandbox.git.Merge;
import dev.penv.sandbox.git.Pack.Moved;
import java.util.Optional;

/** A pull request: a conversation about a branch. */
public final class PullRequest extends Issue {
  private final Repository from;
  private final String headRef;
  private final String baseRef;
  private String head;
  private String mergeCommit = "";

  PullRequest(Repository repository, int number, Repository.Proposal proposal, Account author) {
    super(repository, number, proposal.title(), proposal.body(), author);
    this.from = proposal.from();
    this.headRef = proposal.head();
    this.baseRef = proposal.base();
    this.head = from.branches().head(headRef).orElseThrow();
  }

  /** The repository of the head branch; empty when it has been deleted. */
  public Optional<Repository> headRepository() {
    return Optional.of(from).filter(Repository::exists);
  }

  /** Whose branch it is, also when the repository is gone. */
  public Account headOwner() {
    return from.owner();
  }

  public String headRef() {
    return headRef;
  }

  /** Owner and branch, as GitHub filters by it. */
  public String headLabel() {
    return headOwner().login() + ":" + headRef;
  }

  /** The head commit now. */
  public String head() {
    return read(() -> head);
  }

  public String baseRef() {
    return baseRef;
  }

  /** Where the base branch is now. */
  public String base() {
    return repository().branches().head(baseRef).orElseThrow();
  }

  /** Where head and base part; what GitHub shows as the change starts there. */
  public Optional<String> mergeBase() {
    return repository().git().mergeBase(base(), head());
  }

  /** The commit that merged it; empty before. */
  public Optional<String> mergeCommit() {
    return read(() -> Optional.of(mergeCommit).filter(sha -> !sha.isEmpty()));
  }

  public boolean isMerged() {
    return mergeCommit().isPresent();
  }

  boolean comesFrom(Repository repository, String branch) {
    return from == repository && headRef.equals(branch) && isOpen();
  }

  void headMoved(Moved move, Account by) {
    if (move.after().equals(Moved.ABSENT)) {
      close(by);
      return;
    }
    head = move.after();
    touch();
    follow();
    hub().announce(new Announcement.Synchronized(this, move.before(), head, by));
  }

  /** Keeps {@code refs/pull/N/head} of the base repository at the head, as GitHub does. */
  void follow() {
    if (!repository().git().has(head)) {
      repository().git().take(from.git(), head);
    }
    repository().git().point("refs/pull/" + number() + "/head", Optional.of(head));
  }

  /** Merges with a merge commit. */
  public String merge(Account by) {
    return change(() -> {
      var message = "Merge pull request #" + number() + " from " + headRef;
      var signature = repository().branches().signature(by);
      mergeCommit =
          Merge.of(repository().git(), base(), head, message, signature)
              .orElseThrow(() -> new IllegalStateException("conflicts: " + this));
      repository().branches().push(baseRef, mergeCommit, by);
      close(by);
      return mergeCommit;
    });
  }

  @Override
  Announcement turned(String action, Account by) {
    return new Announcement.Pulled(action, this, by);
  }
}
