package dev.penv.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the bodies of webhooks into memory, within bounds over all requests. What counts is what
 * arrived, not what a sender who may be anybody announces.
 */
final class Bodies {
  /** GitHub sends no more. */
  static final int LARGEST = 25 << 20;

  static final long IN_FLIGHT = 64L << 20;
  private static final int FIRST = 64 << 10;

  /** GitHub gives up after 10 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InstantSource time;
  private final AtomicLong inFlight = new AtomicLong();

  Bodies(InstantSource time) {
    this.time = time;
  }

  /** What became of a body. */
  sealed interface Body {
    @SuppressWarnings("ArrayRecordComponent") // only ever handed on
    record Whole(byte[] bytes) implements Body {}

    record TooLarge() implements Body {}

    /** Others fill the room. */
    record NoRoom() implements Body {}

    record TooSlow() implements Body {}
  }

  /** Bytes that are in memory now, over all requests. */
  long inFlight() {
    return inFlight.get();
  }

  Claim claim() {
    return new Claim();
  }

  /** The room that one request takes; it is free again when closed. */
  final class Claim implements AutoCloseable {
    private long taken;

    private Claim() {}

    /**
     * Reads to the end.
     *
     * @param announced length, or -1
     */
    Body read(InputStream in, long announced) throws IOException {
      if (announced > LARGEST) return new Body.TooLarge();
      var until = time.instant().plus(PATIENCE);
      var bytes = new byte[0];
      var count = 0;
      while (announced < 0 || count < announced) {
        if (count == bytes.length) {
          if (count == LARGEST) return in.read() < 0 ? whole(bytes, count) : new Body.TooLarge();
          var size = size(count, announced);
          if (!take(size - count)) return new Body.NoRoom();
          bytes = Arrays.copyOf(bytes, size);
        }
        var more = in.read(bytes, count, bytes.length - count);
        if (more < 0) break;
        count += more;
        if (time.instant().isAfter(until)) return new Body.TooSlow();
      }
      return whole(bytes, count);
    }

    private static Body whole(byte[] bytes, int count) {
      return new Body.Whole(count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
    }

    private static int size(int count, long announced) {
      var next = Math.min(LARGEST, Math.max(FIRST, 2 * count));
      return announced < 0 ? next : (int) Math.min(next, announced);
    }

    private boolean take(long more) {
      if (inFlight.addAndGet(more) > IN_FLIGHT) {
        inFlight.addAndGet(-more);
        return false;
      }
      taken += more;
      return true;
    }

    @Override
    public void close() {
      inFlight.addAndGet(-taken);
      taken = 0;
    }
  }
}
