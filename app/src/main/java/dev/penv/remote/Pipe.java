package dev.penv.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A command's output, and whether somebody waits for more of it. */
final class Pipe extends FilterInputStream {
  private volatile boolean waiting;
  private final AtomicLong count = new AtomicLong();

  Pipe(InputStream from) {
    super(from);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int most) throws IOException {
    waiting = true;
    int read = in.read(bytes, offset, most);
    waiting = false;
    if (read > 0) count.addAndGet(read);
    return read;
  }

  /**
   * Waits for the reader once the command has ended. Something in the background may hold the pipe
   * for as long as it likes, so it ends when nothing has come for the given time.
   */
  void join(Thread reader, Duration quiet) throws InterruptedException {
    long before;
    do {
      before = count.get();
    } while (!reader.join(quiet) && !(waiting && count.get() == before));
  }
}
