package dev.penv.measure;

/**
 * A file from a run's measures directory, as the task wrote it.
 *
 * @param name relative path, separated by '/'
 * @param content what should be one JSON value
 */
public record MeasureFile(String name, String content) {
  /**
   * A longer content is refused, so whoever fetches one may cut it anywhere beyond; in UTF-16
   * units.
   */
  public static final int LONGEST = 1 << 20;
}
