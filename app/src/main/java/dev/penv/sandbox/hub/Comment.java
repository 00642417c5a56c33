package dev.penv.sandbox.hub;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A comment of a conversation, as it stands at one moment.
 *
 * @param byApp written with a token of the App
 */
public record Comment(
    long id,
    Issue issue,
    Account author,
    boolean byApp,
    String body,
    Instant createdAt,
    Instant updatedAt,
    List<Reaction> reactions) {

  /** Somebody's reaction. */
  public record Reaction(long id, Account user, String content, Instant createdAt) {}

  Comment edited(String text, Instant now) {
    return new Comment(id, issue, author, byApp, text, createdAt, now, reactions);
  }

  Comment with(Reaction reaction) {
    return reacted(Stream.concat(reactions.stream(), Stream.of(reaction)).toList());
  }

  Comment without(long reaction) {
    return reacted(reactions.stream().filter(each -> each.id() != reaction).toList());
  }

  private Comment reacted(List<Reaction> now) {
    return new Comment(id, issue, author, byApp, body, createdAt, updatedAt, now);
  }

  /** The contents of all reactions, oldest first. */
  public List<String> reactionContents() {
    return reactions.stream().map(Reaction::content).toList();
  }
}
