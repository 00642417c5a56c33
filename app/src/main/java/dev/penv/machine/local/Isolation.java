package dev.penv.machine.local;

import dev.penv.remote.User;

/** As whom the code of a slot runs on this computer. */
public sealed interface Isolation {
  /**
   * Each slot has a user of its own, each repository a group. They need no entry in {@code
   * /etc/passwd}; nothing else may use them.
   *
   * @param first user of the first slot; the groups follow after {@value #SLOTS} users
   */
  record Users(int first) implements Isolation {
    static final int SLOTS = 64;
    static final int GROUPS = 120;

    /** In the range that systemd leaves to nobody: 60706 to 61183. */
    public static final Users DEFAULT = new Users(61_000);

    public Users {
      if (first < 1) throw new IllegalArgumentException("a slot is never root");
    }

    int uid(int slot) {
      if (slot >= SLOTS) throw new IllegalArgumentException("there is no user for slot " + slot);
      return first + slot;
    }

    int firstGroup() {
      return first + SLOTS;
    }
  }

  /**
   * Code runs as penv and can do whatever penv can. For the demo, and where everybody who may run
   * is trusted with that.
   */
  record None() implements Isolation {}

  /** The user of a slot that is no repository's at the moment. */
  default User user(int slot) {
    return switch (this) {
      case Users users -> new User.Slot(users.uid(slot), users.uid(slot));
      case None() -> new User.Same();
    };
  }

  default User user(int slot, int group) {
    return switch (this) {
      case Users users -> new User.Slot(users.uid(slot), group);
      case None() -> new User.Same();
    };
  }
}
