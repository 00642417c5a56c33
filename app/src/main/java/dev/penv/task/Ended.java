package dev.penv.task;

/** How a task ended. Exit codes are those of a shell: 128 + signal for a killed one. */
public sealed interface Ended {
  /** By itself. */
  record Exited(int code, Times times) implements Ended {}

  /** By itself, after the kernel killed something in its container for want of memory. */
  record OutOfMemory(int code, Times times) implements Ended {}

  /** At its deadline, by the supervisor. */
  record TimedOut(int code, Times times) implements Ended {}

  /** Because it was asked to. */
  record Stopped(int code, Times times) implements Ended {}

  /** Its supervisor is gone and has left no word: killed, or the machine went down. */
  record Lost(String why) implements Ended {}
}
