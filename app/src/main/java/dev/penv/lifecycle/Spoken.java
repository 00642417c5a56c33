package dev.penv.lifecycle;

import dev.penv.event.Event.CommentPosted;

/**
 * One command of a comment, with who says it.
 *
 * @param index of the command within the comment
 */
record Spoken(CommentPosted comment, int index) {
  /** Identity of what is asked, the same however often GitHub tells it. */
  String ask() {
    return "comment/%d/%d".formatted(comment.comment(), index);
  }
}
