package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a list goes on, as the header {@code Link} of its answer says. */
final class Links {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");
  private static final Pattern CURSOR = Pattern.compile("[?&]cursor=([^&]+)");

  private Links() {}

  /** The next page. */
  static Optional<URI> next(Reply reply) {
    var next = NEXT.matcher(reply.header("Link").orElse(""));
    return next.find() ? Optional.of(Urls.named(next.group(1))) : Optional.empty();
  }

  /** The cursor of the next page, of a list that has cursors; empty when there is none. */
  static String cursor(Reply reply) {
    var cursor = CURSOR.matcher(next(reply).map(URI::toString).orElse(""));
    return cursor.find() ? URLDecoder.decode(cursor.group(1), UTF_8) : "";
  }
}
