package dev.penv.story;

import dev.penv.world.Snapshot;

/** The text that a story must come to, in a file beside it. */
final class Expected {
  private Expected() {}

  static void toBe(String name, String thread) {
    Snapshot.compare(Expected.class, name, thread);
  }
}
