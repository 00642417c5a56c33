package dev.penv.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes. All that is asked while a commit is on its way to the disk shares the
 * next one: a commit costs the same for one row as for hundreds.
 */
final class Writer implements AutoCloseable {
  private static final int MOST = 512;

  private final BlockingQueue<Ask<?>> asks = new LinkedBlockingQueue<>();
  private final Handle handle;
  private final Thread thread;
  private volatile boolean closing;

  Writer(Handle handle) {
    this.handle = handle;
    thread = Thread.ofPlatform().name("store-writer").daemon().start(this::commitUntilClosed);
  }

  <T> T write(Database.Work<T> work) {
    if (closing) throw new IllegalStateException("the store is closed");
    var ask = new Ask<>(work);
    asks.add(ask);
    return ask.await();
  }

  /** What was asked before is written. */
  @Override
  public void close() {
    if (closing) return;
    write(_ -> closing = true);
    Waiting.join(thread);
    handle.close();
    asks.forEach(ask -> ask.fail(new IllegalStateException("the store is closed")));
  }

  private void commitUntilClosed() {
    var group = new ArrayList<Ask<?>>(MOST);
    try {
      while (!closing) {
        group.add(asks.take());
        asks.drainTo(group, MOST - 1);
        commit(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void commit(List<Ask<?>> group) {
    try {
      transact(group);
      group.forEach(Ask::complete);
    } catch (Throwable e) {
      if (group.size() == 1) group.getFirst().fail(e);
      else group.forEach(ask -> commit(List.of(ask)));
    }
  }

  private void transact(List<Ask<?>> group) {
    handle.begin();
    try {
      for (var ask : group) ask.run(handle);
      handle.commit();
    } catch (Throwable e) {
      handle.rollback();
      throw e;
    }
  }

  /** One caller's work and what came of it. */
  private static final class Ask<T> {
    private final Database.Work<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable T result;

    Ask(Database.Work<T> work) {
      this.work = work;
    }

    void run(Handle handle) {
      result = work.with(handle);
    }

    void complete() {
      answer.complete(result);
    }

    void fail(Throwable cause) {
      answer.completeExceptionally(cause);
    }

    T await() {
      return Waiting.result(answer);
    }
  }
}
