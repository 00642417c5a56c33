package dev.penv.github;

import java.time.Instant;
import java.util.List;

/**
 * Check runs of ours that stand unfinished on GitHub, whatever penv remembers of them. Throws
 * {@link GitHub.Unreachable} as its reads do.
 */
public interface OpenChecks {
  /** The heads of open pull requests, those that changed last first; a hundred at most. */
  List<Head> heads(Repo repo);

  /** Those of a commit that have not ended. */
  List<Open> of(Repo repo, CommitId commit);

  /** What heads a pull request. */
  record Head(int number, CommitId commit) {}

  /**
   * One that has not ended.
   *
   * @param externalId identity that it was given
   * @param startedAt as it says
   */
  record Open(String name, String externalId, Instant startedAt) {}
}
