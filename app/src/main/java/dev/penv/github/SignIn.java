package dev.penv.github;

import java.net.URI;

/**
 * How GitHub tells who a person is: the web flow of the App, with PKCE. No token of a person
 * outlives the question.
 */
public interface SignIn {
  /**
   * Where a browser asks GitHub.
   *
   * @param back where GitHub sends it afterwards, one of the App's callback addresses
   * @param state comes back unchanged
   * @param challenge SHA-256 of the verifier, base64url
   */
  URI page(URI back, String state, String challenge);

  /**
   * Who came back with this code.
   *
   * @param verifier whose challenge the page was given
   * @throws GitHub.Unreachable when GitHub does not answer in time
   */
  Answered whoIs(String code, String verifier, URI back);

  /** What GitHub says. */
  sealed interface Answered {
    record Known(Account account) implements Answered {}

    /**
     * Nobody.
     *
     * @param error GitHub's word for it, such as {@code bad_verification_code}
     */
    record Unknown(String error) implements Answered {}
  }
}
