package dev.penv.web;

import dev.penv.archive.Logs;
import java.io.IOException;
import java.util.Arrays;

/**
 * Where the lines of one log begin, sparsely: a place for about every 64 kB, so that any line is
 * found by reading little. Grows with the log.
 */
final class LineIndex {
  private static final int STEP = 64 << 10;

  private final Logs logs;
  private final String run;
  private long[] offsets = new long[16];
  private long[] numbers = new long[16];
  private int places = 1;
  private long lines;
  private LineCutter cutter = new LineCutter(0, this::line);

  LineIndex(Logs logs, String run) {
    this.logs = logs;
    this.run = run;
  }

  /**
   * A line whose place is known.
   *
   * @param number counts from 0
   */
  record Place(long number, long offset) {}

  /**
   * What a log has now.
   *
   * @param lines with the last one, though it may go on
   * @param open whether the last line may go on
   */
  record Extent(long bytes, long lines, boolean open) {}

  /** Reads what has come since the last time. */
  synchronized Extent extend() throws IOException {
    var length = logs.length(run);
    if (length < cutter.next()) forget();
    logs.copy(run, cutter.next(), length, cutter);
    var open = cutter.rest() > 0;
    return new Extent(cutter.next(), lines + (open ? 1 : 0), open);
  }

  /** The last known place that is not after this line. */
  synchronized Place before(long number) {
    var found = Arrays.binarySearch(numbers, 0, places, number);
    var place = found >= 0 ? found : -found - 2;
    return new Place(numbers[place], offsets[place]);
  }

  private boolean line(long at, byte[] bytes, int length) {
    lines++;
    var end = at + length;
    if (end - offsets[places - 1] >= STEP) add(lines, end);
    return true;
  }

  private void add(long number, long offset) {
    if (places == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * places);
      numbers = Arrays.copyOf(numbers, 2 * places);
    }
    offsets[places] = offset;
    numbers[places++] = number;
  }

  /** A log that became shorter was deleted. */
  private void forget() {
    places = 1;
    lines = 0;
    cutter = new LineCutter(0, this::line);
  }
}
