package dev.penv.policy;

import java.time.Instant;

/** Counts, for bounds such as comments per hour. Survives the process. */
public interface Tally {
  /**
   * Notes an item, once however often it is noted.
   *
   * @param what is counted, such as {@code commands/42/1} for a repository and a person
   * @param item such as the comment's id
   * @param since not more than a day before {@code at}
   * @return how many items were noted since then, this one included
   */
  int note(String what, String item, Instant at, Instant since);
}
