package dev.penv.web;

import dev.penv.report.EnvironmentView;
import dev.penv.run.Run;
import dev.penv.secret.SignedLinks.Purpose;

/**
 * Knows the links that penv signed: each lets its holder read one run, or its plots alone, until it
 * expires.
 */
@FunctionalInterface
public interface ReadLinks {
  /**
   * Whether penv signed this link to this run for this purpose and it has not expired.
   *
   * @param expires of the query, hostile
   * @param signature of the query, hostile
   */
  boolean open(Run run, Purpose purpose, String expires, String signature);

  /** The same of a link to what a commit offers to run. */
  default boolean open(EnvironmentView view, String expires, String signature) {
    return false;
  }
}
