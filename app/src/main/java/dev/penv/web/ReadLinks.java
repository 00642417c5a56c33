package dev.penv.web;

import dev.penv.run.Run;

/** Knows the links that penv signed: each lets its holder read one run until it expires. */
@FunctionalInterface
public interface ReadLinks {
  /**
   * Whether penv signed this link to this run and it has not expired.
   *
   * @param expires of the query, hostile
   * @param signature of the query, hostile
   */
  boolean open(Run run, String expires, String signature);
}
