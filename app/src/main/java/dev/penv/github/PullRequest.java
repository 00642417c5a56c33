package dev.penv.github;

/**
 * A pull request as GitHub has it now.
 *
 * @param headRepository numeric id of the head's repository, 0 when the fork is deleted
 */
public record PullRequest(
    Repo repo,
    int number,
    CommitId head,
    String headRef,
    long headRepository,
    String baseRef,
    boolean open) {
  public boolean fromFork() {
    return headRepository != repo.id();
  }
}
