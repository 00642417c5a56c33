package dev.penv.github;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Links from one comment of ours to another in the same conversation. A comment has an address only
 * once it stands, so the text names the other by its key until it is sent.
 */
public final class CommentLinks {
  private static final Pattern LINK = Pattern.compile("\\(penv-comment:(say/[A-Za-z0-9=:/-]+)\\)");

  private final WritingStore store;

  CommentLinks(WritingStore store) {
    this.store = store;
  }

  /** The target of a link to that comment, for Markdown. */
  public static String to(Writing.Say other) {
    return "penv-comment:" + other.key();
  }

  /** With addresses for keys; empty while a comment that it links to is still to be written. */
  Optional<Writing> resolved(Writing writing) {
    if (!(writing instanceof Writing.Say say)) return Optional.of(writing);
    var links = LINK.matcher(say.body());
    var body = new StringBuilder();
    while (links.find()) {
      var other = store.find(links.group(1));
      if (other.isPresent() && isOnItsWay(other.get())) return Optional.empty();
      links.appendReplacement(body, other.map(CommentLinks::anchor).orElse("$0"));
    }
    links.appendTail(body);
    return Optional.of(
        new Writing.Say(say.repo(), say.number(), say.marker(), body.toString(), say.urgency()));
  }

  private static boolean isOnItsWay(Intent other) {
    return other.open() && !(other.standing() instanceof Standing.There);
  }

  private static String anchor(Intent other) {
    return other.standing() instanceof Standing.There there
        ? "(#issuecomment-%d)".formatted(there.id())
        : "(#)";
  }
}
