package dev.penv.event;

import dev.penv.github.PostedComments.Posted;
import java.util.List;

/** Which of the comments that stand on GitHub may be commands that nobody has told penv of. */
final class Overlooked {
  private Overlooked() {}

  /**
   * Leaves out what cannot be a command and what was edited: nobody knows who wrote the words that
   * stand there now.
   */
  static List<Posted> of(List<Posted> comments) {
    return comments.stream()
        .filter(comment -> !comment.byApp() && !comment.author().bot())
        .filter(comment -> !comment.changed().isAfter(comment.written()))
        .filter(comment -> Glance.beginsALineWithSlash(comment.body()))
        .toList();
  }
}
