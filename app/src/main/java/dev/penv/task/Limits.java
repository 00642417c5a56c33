package dev.penv.task;

/**
 * How much is taken from a task.
 *
 * @param path longest name in bytes
 */
public record Limits(int files, long bytesEach, long bytesAll, int path) {
  /** A folder with more than this is not looked at any further. */
  static final int LOOKED_AT = 100_000;

  public static final Limits OUTPUTS = new Limits(10_000, 10L << 30, 20L << 30, 500);

  /** They are parsed and shown, so they have to be small. */
  static final Limits MEASURES = new Limits(10_000, 1 << 20, 16 << 20, 200);
}
