package dev.penv.github.client;

import java.time.InstantSource;

/** By what a caller proves itself. */
sealed interface Credential {
  /** Value of the {@code Authorization} header, empty for none. Secret. */
  String authorization();

  /** GitHub does not take that one any more; true when another one is worth trying. */
  boolean refused(String authorization);

  /** Nothing: for what GitHub tells everybody. */
  record None() implements Credential {
    @Override
    public String authorization() {
      return "";
    }

    @Override
    public boolean refused(String authorization) {
      return false;
    }
  }

  /** The App's own key. */
  record OfApp(AppKey key, InstantSource clock) implements Credential {
    @Override
    public String authorization() {
      return "Bearer " + key.token(clock.instant());
    }

    @Override
    public boolean refused(String authorization) {
      return false;
    }
  }

  /** A token of an installation. */
  record OfGrant(Grant.Own grant, Tokens tokens) implements Credential {
    private static final String SCHEME = "Bearer ";

    @Override
    public String authorization() {
      return SCHEME + tokens.of(grant);
    }

    @Override
    public boolean refused(String authorization) {
      tokens.refused(grant, authorization.substring(SCHEME.length()));
      return true;
    }
  }

  /** A token that speaks for nothing but itself. */
  record Itself(String token) implements Credential {
    @Override
    public String authorization() {
      return "Bearer " + token;
    }

    @Override
    public boolean refused(String authorization) {
      return false;
    }

    @Override
    public String toString() {
      return "a token";
    }
  }
}
