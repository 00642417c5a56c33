package dev.penv.sandbox.http;

import dev.penv.sandbox.hub.AccessToken;
import dev.penv.sandbox.hub.Account;

/** As whom a request is made. */
public sealed interface Identity {
  /** No credentials at all. */
  record Anonymous() implements Identity {}

  /** The App itself, by a JSON web token. */
  record AsApp() implements Identity {}

  /** An installation of the App, by an access token. */
  record AsInstallation(AccessToken token) implements Identity {}

  /** A person, by a token that the App got for a code. */
  record AsUser(Account who, String secret) implements Identity {}

  /** The App's OAuth client, by its secret. */
  record AsClient() implements Identity {}

  /** The kind of credential in one word, for the record of requests. */
  default String word() {
    return switch (this) {
      case Anonymous() -> "none";
      case AsApp() -> "jwt";
      case AsInstallation(_) -> "installation";
      case AsUser(_, _) -> "user";
      case AsClient() -> "client";
    };
  }
}
