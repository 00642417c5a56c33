package dev.penv.event;

import dev.penv.github.PostedComments;
import dev.penv.github.Repo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * From when on the comments of a repository are looked through. What was said before the App was
 * there was said to somebody else.
 */
final class Lookback {
  /** So long a penv without memory takes itself for the successor of one that has lost it. */
  static final Duration YOUNG = Duration.ofHours(6);

  /** So far such a one looks back. */
  static final Duration FORGOTTEN = Duration.ofHours(24);

  private static final String BORN = "born";

  private final Marks marks;
  private final PostedComments comments;
  private final InstantSource time;

  Lookback(Marks marks, PostedComments comments, InstantSource time) {
    this.marks = marks;
    this.comments = comments;
    this.time = time;
  }

  /** Where the last look at a repository has ended, or where the first one begins. */
  Instant of(Repo repo) {
    return marks.find(name(repo)).orElseGet(() -> first(repo));
  }

  /** A look has ended: everything before was handled. */
  void move(Repo repo, Instant to) {
    marks.move(name(repo), to);
  }

  /** Kept at once, as the same question again costs nothing. */
  private Instant first(Repo repo) {
    var now = time.instant();
    var since =
        first(
            now,
            marks.find(BORN).orElseGet(() -> born(now)),
            comments.installed(repo.installation()));
    move(repo, since);
    return since;
  }

  static Instant first(Instant now, Instant born, Optional<Instant> installed) {
    var forgotten = now.minus(FORGOTTEN);
    if (installed.isEmpty() || now.isAfter(born.plus(YOUNG))) return now;
    return installed.get().isAfter(forgotten) ? installed.get() : forgotten;
  }

  private Instant born(Instant now) {
    marks.move(BORN, now);
    return now;
  }

  private static String name(Repo repo) {
    return "comments/" + repo.id();
  }
}
