package dev.penv.task;

import dev.penv.archive.DiskFull;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/** Follows one task to its end: archives its log, and tells what it shows meanwhile. */
final class Following {
  private static final Duration BETWEEN_LOOKS_AT_LOCK = Duration.ofSeconds(10);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final int TRIES = 600;

  private final Supervisor supervisor;
  private final LogCopy copy;
  private final Showing showing;
  private final Watch watch;
  private final ExecutorService archiving;

  private final Pace pace = new Pace();
  private Duration sinceLock = Duration.ZERO;
  private long seen;
  private int failures;

  Following(
      Supervisor supervisor,
      LogCopy copy,
      Showing showing,
      Watch watch,
      ExecutorService archiving) {
    this.supervisor = supervisor;
    this.copy = copy;
    this.showing = showing;
    this.watch = watch;
    this.archiving = archiving;
  }

  Ended toEnd() throws IOException, InterruptedException {
    var ended = look();
    while (ended.isEmpty()) {
      rest(pace.after(archiveMore()));
      ended = look();
    }
    archiveRest();
    return ended.get();
  }

  private Optional<Ended> look() throws IOException {
    var ended = supervisor.ended();
    if (ended.isPresent() || sinceLock.compareTo(BETWEEN_LOOKS_AT_LOCK) < 0) return ended;
    sinceLock = Duration.ZERO;
    if (supervisor.alive()) return Optional.empty();
    var lastWord = supervisor.ended(); // it may have come between the two looks
    return lastWord.isPresent()
        ? lastWord
        : Optional.of(new Ended.Lost("its supervisor is gone and has left no word"));
  }

  /** A look at the size is cheap enough for any thread; copying is done where it starves nobody. */
  private boolean archiveMore() throws IOException, InterruptedException {
    long size = copy.size();
    if (size == seen) return false;
    boolean moved = patiently(copy::turn);
    if (!moved) seen = size;
    return moved;
  }

  /**
   * What is there now is all: whatever outlived the task in spite of everything may go on writing.
   */
  private void archiveRest() throws IOException, InterruptedException {
    long last = copy.size();
    while (patiently(() -> copy.turn(last))) rest(Duration.ZERO);
    inPool(() -> {
      copy.force();
      return true;
    });
  }

  /** A full disk is told and waited for. Nothing is lost: the task writes to its machine's disk. */
  private boolean patiently(Callable<LogCopy.Turn> work) throws IOException, InterruptedException {
    while (true) {
      try {
        var turn = inPool(work);
        failures = 0;
        turn.progress().ifPresent(watch::progress);
        return turn.moved();
      } catch (DiskFull full) {
        if (++failures > TRIES) throw full;
        if (failures == 1) watch.stalled("The archive's disk is full; the log waits for room.");
        rest(BETWEEN_TRIES);
      }
    }
  }

  private void rest(Duration pause) throws InterruptedException {
    watch.pause(pause);
    sinceLock = sinceLock.plus(pause);
    showing.after(pause);
  }

  private <T> T inPool(Callable<T> work) throws IOException, InterruptedException {
    try {
      return archiving.submit(work).get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case DiskFull full -> throw full;
        case IOException io -> throw new IOException(io.getMessage(), io);
        case RuntimeException ours -> throw new IllegalStateException(ours);
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }
}
