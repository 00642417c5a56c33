package dev.penv.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Keeps the last bytes of a stream. Written by one thread, read by another, also in between. */
final class Tail {
  private final int most;
  private byte[] kept = new byte[8192];
  private int length;

  Tail(int most) {
    this.most = most;
  }

  void drain(InputStream from) {
    var buffer = new byte[8192];
    try (from) {
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) add(buffer, read);
    } catch (IOException closed) {
      // The process was killed; what came until then is kept.
    }
  }

  synchronized void add(byte[] bytes, int count) {
    makeRoom(count);
    System.arraycopy(bytes, 0, kept, length, count);
    length += count;
  }

  /**
   * Cuts at the front only when twice the bound is reached, so that a byte moves once on average.
   */
  private void makeRoom(int count) {
    if (length + count > 2 * most) {
      System.arraycopy(kept, length - most, kept, 0, most);
      length = most;
    }
    if (length + count > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(length + count, 2 * kept.length));
    }
  }

  synchronized String text() {
    int start = Math.max(0, length - most);
    return new String(kept, start, length - start, UTF_8);
  }
}
