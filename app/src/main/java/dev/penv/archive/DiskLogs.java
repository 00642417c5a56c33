package dev.penv.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * A file for each log. The file's size is the length, so there is nothing that could disagree with
 * it after a crash.
 */
public final class DiskLogs implements Logs {
  private static final Set<OpenOption> APPEND =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

  private final Path folder;
  private final Path times;
  private final InstantSource time;
  private final Turn[] turns =
      IntStream.range(0, 64).mapToObj(_ -> new Turn()).toArray(Turn[]::new);

  /** Runs share a few of these: one appends at a time, and all that wait are told. */
  private static final class Turn {
    final ReentrantLock lock = new ReentrantLock();
    final Condition longer = lock.newCondition();
  }

  /** The clock says when bytes came. */
  public DiskLogs(Path folder, InstantSource time) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.times = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-times"));
    this.time = time;
  }

  @Override
  public long length(String run) {
    var file = file(run);
    try {
      var attributes =
          file.getFileSystem().provider().readAttributesIfExists(file, BasicFileAttributes.class);
      return attributes == null ? 0 : attributes.size();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void append(String run, long expected, byte[] bytes, int offset, int count)
      throws IOException {
    var turn = turn(run);
    turn.lock.lock();
    try (var channel = FileChannel.open(file(run), APPEND)) {
      if (channel.size() != expected) {
        throw new IOException(
            "the log of %s has %d bytes, not %d: somebody else appended"
                .formatted(run, channel.size(), expected));
      }
      mark(run, expected);
      write(channel, expected, ByteBuffer.wrap(bytes, offset, count));
      turn.longer.signalAll();
    } finally {
      turn.lock.unlock();
    }
  }

  private void mark(String run, long length) throws IOException {
    try {
      times(run).mark(time.instant(), length);
    } catch (IOException failed) {
      throw DiskFull.orElse(failed);
    }
  }

  /** What a full disk cuts off is taken back: its length must not pass for archived bytes. */
  private static void write(FileChannel channel, long at, ByteBuffer bytes) throws IOException {
    try {
      for (long next = at; bytes.hasRemaining(); ) next += channel.write(bytes, next);
    } catch (IOException failed) {
      channel.truncate(at);
      throw DiskFull.orElse(failed);
    }
  }

  @Override
  public void force(String run) throws IOException {
    try (var channel = FileChannel.open(file(run), APPEND)) {
      channel.force(true);
    }
  }

  @Override
  public void copy(String run, long from, long to, OutputStream out) throws IOException {
    Bytes.copy(file(run), from, to, out);
  }

  @Override
  public long lengthAt(String run, Instant instant) throws IOException {
    return times(run).lengthAt(instant);
  }

  @Override
  public long awaitBeyond(String run, long length, long millis) throws InterruptedException {
    var turn = turn(run);
    turn.lock.lockInterruptibly();
    try {
      long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
      for (long now = length(run); ; now = length(run)) {
        if (now > length || nanos <= 0) return now;
        nanos = turn.longer.awaitNanos(nanos);
      }
    } finally {
      turn.lock.unlock();
    }
  }

  @Override
  public void delete(String run) throws IOException {
    Files.deleteIfExists(file(run));
    times(run).delete();
  }

  /** Every log, and when it was last appended to. */
  List<Age> ages() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> new Age(run(file), Bytes.changed(file))).toList();
    }
  }

  /** When a run's log was last appended to. */
  record Age(String run, Instant changed) {}

  private static String run(Path file) {
    return file.getFileName().toString().replaceFirst("\\.log$", "");
  }

  private Path file(String run) {
    return folder.resolve(new RunName(run).value() + ".log");
  }

  private LogTimes times(String run) {
    return new LogTimes(times.resolve(new RunName(run).value()));
  }

  private Turn turn(String run) {
    return turns[Math.floorMod(run.hashCode(), turns.length)];
  }
}
