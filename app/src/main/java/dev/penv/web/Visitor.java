package dev.penv.web;

import dev.penv.github.Account;
import dev.penv.login.ApiToken;
import dev.penv.login.Session;

/** Who asks. */
sealed interface Visitor {
  /** Nobody that we know. May hold a link. */
  record Stranger() implements Visitor {}

  /** Whoever keeps this penv; by the token, or a browser in which it was typed. */
  record Keeper() implements Visitor {}

  /** Somebody with a browser. */
  record Person(Session session) implements Visitor {
    Account who() {
      return session.who();
    }
  }

  /** A program that acts as somebody. */
  record Program(ApiToken token) implements Visitor {
    Account who() {
      return token.owner();
    }
  }
}
