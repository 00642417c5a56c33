package dev.penv.policy;

import dev.penv.github.Repo;

/**
 * Which version of a comment is carried out: people edit comments, events come late or twice, and a
 * comment asks for something once. Survives the process.
 */
public interface Versions {
  /**
   * Whether this version is the one that counts: the first that asked for anything, but for those
   * that were forgotten.
   *
   * @param version tells the texts of a comment apart
   */
  boolean isFirst(Repo repo, long comment, String version);

  /** Nothing came of this version, so that another one may count. */
  void forget(Repo repo, long comment, String version);
}
