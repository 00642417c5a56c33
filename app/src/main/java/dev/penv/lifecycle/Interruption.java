package dev.penv.lifecycle;

import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;

/** Tells a failure of the world from the process being shut down in the middle of a call. */
final class Interruption {
  private Interruption() {}

  /**
   * Returns when this is a failure of its own.
   *
   * @throws InterruptedException when it only shows that the process ends
   */
  static void check(Throwable failure) throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) throw new InterruptedException();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (isInterruption(cause)) throw new InterruptedException();
    }
  }

  private static boolean isInterruption(Throwable cause) {
    return switch (cause) {
      case InterruptedException _, ClosedByInterruptException _ -> true;
      // Its subclass for sockets is a time that has run out.
      case SocketTimeoutException _ -> false;
      case InterruptedIOException _ -> true;
      default -> false;
    };
  }
}
