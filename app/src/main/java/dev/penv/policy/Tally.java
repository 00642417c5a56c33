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
   * @param at when it was asked for, which may be long ago: what came later does not count
   * @return how many items are from then on, up to {@code at} and this one included
   */
  int note(String what, String item, Instant at, Instant since);
}
