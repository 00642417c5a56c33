package dev.penv.lifecycle;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Account;
import dev.penv.github.Repo;
import dev.penv.policy.Limited;
import dev.penv.policy.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * How often somebody asks for something in a repository.
 *
 * @param most within an hour
 */
record Frequency(Tally tally, Function<Repo, Limited<Integer>> most) {
  private static final Duration SPAN = Duration.ofHours(1);

  /** Comments with commands within the last hour, this one included. */
  int count(CommentPosted comment) {
    var item = Long.toString(comment.comment());
    return count(comment.repo(), comment.author(), item, comment.at());
  }

  /** Whether that is too often there. */
  boolean isTooMuch(Repo repo, int count) {
    return count > most.apply(repo).value();
  }

  /** The same for an ask that is no comment. */
  int count(Repo repo, Account who, String item, Instant at) {
    return tally.note("commands/%d/%d".formatted(repo.id(), who.id()), item, at, at.minus(SPAN));
  }
}
