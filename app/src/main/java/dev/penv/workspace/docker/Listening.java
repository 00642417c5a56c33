package dev.penv.workspace.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.AsyncDockerCmd;
import com.github.dockerjava.api.exception.DockerException;
import dev.penv.workspace.DockerFailure;
import dev.penv.workspace.Onlooker;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Follows one long answer of the daemon on the caller's own thread. Breaking off closes the
 * connection, by which the daemon ends a pull or a build.
 */
final class Listening<T> {
  /** So that a daemon that is faster than the onlooker waits for it. */
  private static final int AHEAD = 1000;

  private static final long BEAT = 500;
  private static final int ITEMS_A_BEAT = 100;

  private final Onlooker onlooker;
  private final Telling<T> telling;
  private Duration limit = Duration.ofHours(1);

  Listening(Onlooker onlooker, Telling<T> telling) {
    this.onlooker = onlooker;
    this.telling = telling;
  }

  /** What an item of the answer means for people; fails when it tells of a failure. */
  interface Telling<T> {
    byte[] text(T item) throws DockerFailure;
  }

  Listening<T> within(Duration limit) {
    this.limit = limit;
    return this;
  }

  void to(AsyncDockerCmd<?, T> command) throws IOException, InterruptedException {
    var received = new Received<T>();
    var clock = Thread.startVirtualThread(() -> received.endAfter(limit));
    try (received) {
      command.exec(received);
      follow(received);
    } catch (DockerException failed) {
      throw Calls.failure(failed);
    } finally {
      clock.interrupt();
    }
  }

  private void follow(Received<T> received) throws IOException, InterruptedException {
    for (int items = 1; ; items++) {
      var event = received.events.poll(BEAT, TimeUnit.MILLISECONDS);
      if (event == null || items % ITEMS_A_BEAT == 0) onlooker.beat();
      switch (event) {
        case null -> {}
        case Event.Item<T>(var item) -> show(item);
        case Event.Broken<T>(var cause) -> throw Calls.failure(cause);
        case Event.Complete<T>() -> {
          return;
        }
      }
    }
  }

  private void show(T item) throws IOException {
    var text = telling.text(item);
    if (text.length > 0) onlooker.printed(text);
  }

  private sealed interface Event<T> {
    record Item<T>(T item) implements Event<T> {}

    record Broken<T>(Throwable cause) implements Event<T> {}

    record Complete<T>() implements Event<T> {}
  }

  /** Called by docker-java's own threads. */
  private static final class Received<T> implements ResultCallback<T> {
    final BlockingQueue<Event<T>> events = new LinkedBlockingQueue<>(AHEAD);
    private volatile Closeable connection = () -> {};
    private volatile boolean closed;

    void endAfter(Duration limit) {
      try {
        Thread.sleep(limit);
        var words = "it did not end within %d s".formatted(limit.toSeconds());
        put(new Event.Broken<>(new DockerFailure(DockerFailure.Kind.OTHER, words)));
      } catch (InterruptedException ended) {
        // in time
      }
    }

    @Override
    public void onStart(Closeable connection) {
      this.connection = connection;
    }

    @Override
    public void onNext(T item) {
      put(new Event.Item<>(item));
    }

    @Override
    public void onError(Throwable cause) {
      put(new Event.Broken<>(cause));
    }

    @Override
    public void onComplete() {
      put(new Event.Complete<>());
    }

    private void put(Event<T> event) {
      try {
        while (!closed && !events.offer(event, BEAT, TimeUnit.MILLISECONDS)) {}
      } catch (InterruptedException shutdown) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() throws IOException {
      closed = true;
      connection.close();
    }
  }
}
