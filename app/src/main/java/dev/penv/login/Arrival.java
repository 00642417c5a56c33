package dev.penv.login;

import dev.penv.github.Account;

/** How a login ends, when GitHub sends the browser back. */
public sealed interface Arrival {
  /**
   * GitHub says who it is.
   *
   * @param back the path that was asked for before
   */
  record Welcome(Account who, String back) implements Arrival {}

  /** This browser was not sent to GitHub for this, or too long ago, or was back already. */
  record Strange() implements Arrival {}

  /**
   * GitHub says no.
   *
   * @param error GitHub's word for it, such as {@code access_denied}
   */
  record Declined(String error, String back) implements Arrival {}

  /** Too many come back at once. */
  record Crowded() implements Arrival {}
}
