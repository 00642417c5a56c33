package dev.penv.github;

import java.time.Instant;

/**
 * Writes to GitHub, one request each. Never repeats a write by itself: the queue knows what was
 * tried. Every ending is an {@link Answer}.
 */
public interface Wire {
  /**
   * Looks for it among our own App's writings: a comment by its marker, a check run by its external
   * id. {@link Answer.Absent} when there is none. A reaction is always absent: making it twice is
   * making it once.
   *
   * @param since when it was first tried; an older comment is not it
   */
  Answer find(Writing writing, Instant since);

  /** Makes it. Twice is two, except for a reaction. */
  Answer create(Writing writing);

  /** Changes it. {@link Answer.Absent} when it was deleted. Annotations are added, not replaced. */
  Answer update(Writing writing, long id);
}
