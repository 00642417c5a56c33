package dev.penv.sandbox.http;

import java.util.List;

/** What a call asks of whoever makes it. */
public sealed interface Access {
  /** Nothing. */
  record Open() implements Access {}

  /** The App's JSON web token. */
  record App() implements Access {}

  /** Any installation access token. */
  record Installation() implements Access {}

  /** The token of a person. */
  record User() implements Access {}

  /** Id and secret of the App's OAuth client, as user name and password. */
  record Client() implements Access {}

  /** An installation access token with one of these permissions for the repository of the path. */
  record Permitted(String level, List<String> anyOf) implements Access {}

  static Access read(String... anyOf) {
    return new Permitted("read", List.of(anyOf));
  }

  static Access write(String... anyOf) {
    return new Permitted("write", List.of(anyOf));
  }
}
