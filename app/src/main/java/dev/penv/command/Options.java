package dev.penv.command;

import dev.penv.hardware.After;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import dev.penv.money.Ceiling;
import java.time.Duration;
import java.util.Set;

/**
 * What a command says about the machine and the run. What is not among the said keys has a value
 * that means nothing.
 *
 * @param perHour highest price
 * @param timeout hard end of the run
 * @param holdOnFailure how long a failed run keeps its machine
 * @param environment folder of the devcontainer, empty for the main one
 */
public record Options(
    Set<Key> said,
    Requirements needs,
    Wishes wishes,
    Ceiling perHour,
    Duration timeout,
    After after,
    Duration holdOnFailure,
    String environment) {
  public static final Options NONE =
      new Options(
          Set.of(),
          Requirements.NONE,
          Wishes.NONE,
          Ceiling.unlimited(),
          Duration.ZERO,
          new After.Terminate(),
          Duration.ZERO,
          "");

  public Options {
    said = Set.copyOf(said);
  }

  public boolean says(Key key) {
    return said.contains(key);
  }

  /** Say what would happen, do nothing. */
  public boolean dry() {
    return says(Key.DRY);
  }
}
