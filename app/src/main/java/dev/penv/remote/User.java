package dev.penv.remote;

/** As whom something runs on a computer. */
public sealed interface User {
  /** The one that the Shell is. */
  record Same() implements User {}

  /** A slot's own user, without further groups and without a way to more privileges. */
  record Slot(int uid, int gid) implements User {
    public Slot {
      if (uid < 1 || gid < 1) {
        throw new IllegalArgumentException("a slot is never root, was %d:%d".formatted(uid, gid));
      }
    }
  }
}
