package dev.penv.web;

import dev.penv.archive.Logs;
import java.io.IOException;

/** Walks over lines of one log, one after the other. */
final class LogWalk {
  /** Reads so much at a time, so that it stops soon after it was told to. */
  private static final int STRIDE = 256 << 10;

  private final Logs logs;
  private final String run;
  private final Step step;
  private final long first;
  private long number;

  /** What happens at a line; false when no more are wanted. */
  interface Step {
    boolean at(long number, byte[] line, int length);
  }

  /** Begins at a line. */
  LogWalk(Logs logs, String run, long first, Step step) {
    this.logs = logs;
    this.run = run;
    this.first = first;
    this.step = step;
  }

  /**
   * Walks over at most so many bytes.
   *
   * @param place of a line that is not after the first
   * @param end of the log, in bytes
   * @return number of the line that it did not come to
   */
  long from(LineIndex.Place place, long end, long most) throws IOException {
    number = place.number();
    var last = Math.min(end, place.offset() + most);
    var cutter = new LineCutter(place.offset(), this::line);
    while (cutter.next() < last && !cutter.hasEnough()) {
      var before = cutter.next();
      logs.copy(run, before, Math.min(last, before + STRIDE), cutter);
      // The log became shorter: it was deleted.
      if (cutter.next() == before) return number;
    }
    if (last == end) cutter.flushRest();
    return number;
  }

  private boolean line(long at, byte[] line, int length) {
    var here = number++;
    return here < first || step.at(here, line, length);
  }
}
