package dev.penv.github.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.penv.github.Repo;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;

/** Paths of calls, from texts that people may have typed. */
final class Urls {
  private Urls() {}

  /** An address that GitHub names. */
  static URI named(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException unreadable) {
      throw new Failure.Unanswered("GitHub names an address that is none");
    }
  }

  static String of(Repo repo) {
    return "/repos/" + segment(repo.owner()) + "/" + segment(repo.name());
  }

  /** One segment; a slash in it is encoded. */
  static String segment(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /** A path or a ref of several segments, such as {@code feature/x}. */
  static String segments(String text) {
    return Arrays.stream(text.split("/", -1)).map(Urls::segment).collect(joining("/"));
  }

  /**
   * Whether it stays where it is put: {@code ..} would make another call of it, with our token.
   *
   * @param text a relative path or a ref
   */
  static boolean stays(String text) {
    return Arrays.stream(text.split("/", -1))
        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }
}
