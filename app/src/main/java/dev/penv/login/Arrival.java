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
   * The browser brings an error along, from GitHub or from whoever typed the address.
   *
   * @param error a word such as {@code access_denied}, of lower-case letters and at most 60
   */
  record Declined(String error, String back) implements Arrival {}

  /**
   * GitHub, asked by penv itself, does not say who it is.
   *
   * @param error GitHub's word for it, such as {@code bad_verification_code}
   */
  record Unknown(String error, String back) implements Arrival {}

  /** Too many come back at once. */
  record Crowded() implements Arrival {}
}
