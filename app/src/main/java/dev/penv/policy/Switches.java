package dev.penv.policy;

import dev.penv.github.Repo;

/** What the operator has switched off for the moment. Asked anew each time. */
public interface Switches {
  Stance of(Repo repo);

  /** Whether new work may begin, and whether what runs may go on. */
  sealed interface Stance {
    record Open() implements Stance {}

    /** Nothing new begins; what runs goes on. */
    record Draining(String why) implements Stance {}

    /** Nothing begins and nothing goes on. */
    record Killed(String why) implements Stance {}
  }
}
