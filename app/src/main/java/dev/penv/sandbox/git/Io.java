package dev.penv.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs work on a repository; a broken store is a broken sandbox, so nobody has to handle it. */
final class Io {
  private Io() {}

  interface Work<T> {
    T run() throws IOException;
  }

  interface Act {
    void run() throws IOException;
  }

  static <T> T of(Work<T> work) {
    try {
      return work.run();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static void run(Act act) {
    try {
      act.run();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
