package dev.penv.workspace;

import java.io.IOException;

/** Whoever looks on while an Environment is brought up: is shown what is printed, may break off. */
public interface Onlooker {
  /** What a program printed, as it comes; from one thread at a time. */
  void printed(byte[] bytes) throws IOException;

  /** Called at least every second. What it throws ends the work that is under way. */
  void beat() throws InterruptedException;
}
