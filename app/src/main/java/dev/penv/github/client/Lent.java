package dev.penv.github.client;

import dev.penv.github.CloneToken;

/** A token that was made for one use. Its text is not for logs. */
record Lent(String value, Grant.Clone grant, Tokens tokens) implements CloneToken {
  @Override
  public void close() {
    Thread.ofVirtual().name("revoke").start(() -> tokens.revoke(grant, value));
  }

  @Override
  public String toString() {
    return "token for " + grant;
  }
}
