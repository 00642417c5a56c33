package dev.penv.policy;

import java.time.Duration;

/**
 * What runs may take. Limits never yield to what somebody asks for; of several the smallest holds.
 *
 * @param timeout of a task that names none
 * @param longest timeout that anybody may ask for
 * @param runs that may be live at once; the others wait in a queue
 * @param commandsPerHour that one person may give in one repository
 */
public record Limits(
    Duration timeout, Duration longest, int runs, Budgets budgets, int commandsPerHour) {
  private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  /** Says nothing. */
  public static final Limits NONE =
      new Limits(FOREVER, FOREVER, Integer.MAX_VALUE, Budgets.UNLIMITED, Integer.MAX_VALUE);
}
