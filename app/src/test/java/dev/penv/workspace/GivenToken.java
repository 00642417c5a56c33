package dev.penv.workspace;

import dev.penv.github.CloneToken;

/** A token that stays good. */
record GivenToken(String value) implements CloneToken {
  @Override
  public void close() {}
}
