package dev.penv.lifecycle;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Permission;

/**
 * One command of a comment, with who says it.
 *
 * @param index of the command within the comment
 * @param permission the live one of the author
 */
record Spoken(CommentPosted comment, int index, Permission permission) {
  /** Identity of what is asked, the same however often GitHub tells it. */
  String ask() {
    return "comment/%d/%d".formatted(comment.comment(), index);
  }
}
