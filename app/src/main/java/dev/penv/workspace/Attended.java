package dev.penv.workspace;

import dev.penv.remote.Shell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A long command on a machine that ends with whoever waits for it. Its standard input stays open
 * for as long as somebody does; the command's part is to end when its input ends.
 */
record Attended(Shell shell, Onlooker onlooker, Duration limit) {
  private static final long BEAT = 500;

  /**
   * @param line what it finds on its input, with a line end
   * @param output is written to by another thread, which has ended on return
   */
  Shell.Result run(List<String> words, byte[] line, OutputStream output)
      throws IOException, InterruptedException {
    try (var thread = Executors.newVirtualThreadPerTaskExecutor();
        var input = new Held(line)) { // closed first, by which the thread ends
      var environment = Map.of("LC_ALL", "C");
      return awaited(thread.submit(() -> shell.pipe(words, environment, input, output, limit)));
    }
  }

  /** The command may be silent for long. */
  private Shell.Result awaited(Future<Shell.Result> result)
      throws IOException, InterruptedException {
    while (true) {
      try {
        return result.get(BEAT, TimeUnit.MILLISECONDS);
      } catch (TimeoutException goesOn) {
        onlooker.beat();
      } catch (ExecutionException failed) {
        switch (failed.getCause()) {
          case IOException io -> throw io;
          case RuntimeException ours -> throw ours;
          case null, default -> throw new IllegalStateException(failed);
        }
      }
    }
  }

  /** A line, and then nothing until it is closed. */
  private static final class Held extends InputStream {
    private final InputStream line;
    private final CountDownLatch closed = new CountDownLatch(1);

    Held(byte[] line) {
      this.line = new ByteArrayInputStream(line);
    }

    @Override
    public int read() throws IOException {
      int next = line.read();
      return next < 0 ? end() : next;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      int read = line.read(bytes, offset, count);
      return read < 0 ? end() : read;
    }

    private int end() throws IOException {
      try {
        closed.await();
        return -1;
      } catch (InterruptedException shutdown) {
        throw (IOException) new InterruptedIOException().initCause(shutdown);
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
