package dev.penv.lifecycle;

import dev.penv.event.Event.CommentPosted;
import dev.penv.policy.Tally;
import java.time.Duration;

/** How often somebody asks for something in a repository. */
record Frequency(Tally tally, int most) {
  private static final Duration SPAN = Duration.ofHours(1);

  /** Comments with commands within the last hour, this one included. */
  int count(CommentPosted comment) {
    var what = "commands/%d/%d".formatted(comment.repo().id(), comment.author().id());
    return tally.note(
        what, Long.toString(comment.comment()), comment.at(), comment.at().minus(SPAN));
  }
}
