package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.archive.Logs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Logs by lines, however long they are. Scanning is work of the processor, so it is done by a few
 * threads of the platform: on virtual threads two large logs would stop everything else.
 */
final class LogLines implements AutoCloseable {
  private static final int MOST_LINES = 2_000;
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_MATCHES = 1_000;

  /** One search reads so much, then says where the next goes on. */
  private static final int SEARCHED_BYTES = 32 << 20;

  private final Logs logs;
  private final Map<String, LineIndex> indexes = new Indexes();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().name("log-lines-", 0).factory());

  LogLines(Logs logs) {
    this.logs = logs;
  }

  /**
   * Some lines, one after the other.
   *
   * @param first number of the first one, counted from 0
   * @param total lines of the log now
   * @param bytes of the log now
   * @param open whether the last line of the log may go on
   */
  record Slice(long first, long total, long bytes, boolean open, List<String> lines) {}

  /**
   * The lines that hold a text.
   *
   * @param next the line to go on with, or -1 when the end was reached
   */
  record Found(List<Long> lines, long next) {}

  /** Lines from one on, at least one if there is one; a negative number counts from the end. */
  Slice lines(String run, long from, int count) {
    return scan(() -> read(run, from, Math.clamp(count, 1, MOST_LINES)));
  }

  /** Searches from a line on, colours aside, without regard to the case of A to Z. */
  Found search(String run, String text, long from) {
    return scan(() -> find(run, new Needle(text), Math.max(0, from)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Slice read(String run, long from, int count) throws IOException {
    var index = index(run);
    var extent = index.extend();
    var first = Math.clamp(from < 0 ? extent.lines() + from : from, 0, extent.lines());
    var taken = new Taken(count);
    new LogWalk(logs, run, first, taken::line)
        .from(index.before(first), extent.bytes(), SEARCHED_BYTES);
    return new Slice(first, extent.lines(), extent.bytes(), extent.open(), taken.lines);
  }

  private Found find(String run, Needle needle, long from) throws IOException {
    var index = index(run);
    var extent = index.extend();
    var lines = new ArrayList<Long>();
    LogWalk.Step step =
        (number, line, length) -> {
          if (needle.isIn(line, length)) lines.add(number);
          return lines.size() < MOST_MATCHES;
        };
    var end =
        new LogWalk(logs, run, from, step).from(index.before(from), extent.bytes(), SEARCHED_BYTES);
    return new Found(lines, end < extent.lines() ? end : -1);
  }

  private LineIndex index(String run) {
    synchronized (indexes) {
      return indexes.computeIfAbsent(run, name -> new LineIndex(logs, name));
    }
  }

  private <T> T scan(Callable<T> work) {
    try {
      return threads.submit(work).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException broken) throw new UncheckedIOException(broken);
      throw new IllegalStateException("a log could not be read", e);
    }
  }

  /** Lines as text, so many and so long at most. */
  private static final class Taken {
    final List<String> lines = new ArrayList<>();
    private final int most;
    private int room = MOST_BYTES;

    Taken(int most) {
      this.most = most;
    }

    boolean line(long number, byte[] bytes, int length) {
      lines.add(text(bytes, length));
      room -= length;
      return lines.size() < most && room > 0;
    }

    private static String text(byte[] bytes, int length) {
      var end = length > 0 && bytes[length - 1] == '\n' ? length - 1 : length;
      return new String(bytes, 0, end > 0 && bytes[end - 1] == '\r' ? end - 1 : end, UTF_8);
    }
  }

  /** Those of the logs that were looked at last. */
  private static final class Indexes extends LinkedHashMap<String, LineIndex> {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 64;

    Indexes() {
      super(MOST, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, LineIndex> eldest) {
      return size() > MOST;
    }
  }
}
