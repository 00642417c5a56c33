package dev.penv.sandbox.http;

/** The credentials of a request, read, or why they cannot be. */
sealed interface Credential {
  record Good(Identity identity) implements Credential {}

  record Bad(Refused refusal) implements Credential {}

  /** Who it is; whoever has bad credentials is nobody. */
  default Identity identity() {
    return switch (this) {
      case Good(var identity) -> identity;
      case Bad(_) -> new Identity.Anonymous();
    };
  }

  /** Its kind in one word. */
  default String word() {
    return switch (this) {
      case Good(var identity) -> identity.word();
      case Bad(_) -> "bad";
    };
  }
}
