package dev.penv.store;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** A few threads that read, each with a connection of its own. */
final class Readers implements AutoCloseable {
  private final ExecutorService threads;
  private final List<Handle> all;
  private final BlockingQueue<Handle> idle;

  Readers(Supplier<Handle> connect, int count) {
    all = Stream.generate(connect).limit(count).toList();
    idle = new ArrayBlockingQueue<>(count, false, all);
    threads =
        Executors.newFixedThreadPool(
            count, Thread.ofPlatform().name("store-reader-", 0).daemon().factory());
  }

  <T> T read(Database.Work<T> work) {
    try {
      return Waiting.result(CompletableFuture.supplyAsync(() -> onIdle(work), threads));
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the store is closed", e);
    }
  }

  /** As many threads as connections, so one is always idle. */
  private <T> T onIdle(Database.Work<T> work) {
    var handle = idle.remove();
    try {
      return work.with(handle);
    } finally {
      idle.add(handle);
    }
  }

  @Override
  public void close() {
    threads.close();
    all.forEach(Handle::close);
  }
}
