package dev.penv.environment;

import dev.penv.hardware.After;
import dev.penv.hardware.Spot;
import dev.penv.money.Rate;

/**
 * How a task's machine is bought and let go.
 *
 * @param ceiling the highest price that may be paid, {@link Rate#FREE} when the task names none
 */
public record Terms(Spot spot, Rate ceiling, After after) {
  /** Of a task that says nothing: its machine cannot be taken away, and is gone afterwards. */
  public static final Terms USUAL = new Terms(Spot.NO, Rate.FREE, new After.Terminate());
}
