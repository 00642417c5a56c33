package dev.penv.run;

import dev.penv.github.Account;
import dev.penv.hardware.DataSize;
import java.time.Duration;

/** How a Run ended. */
public sealed interface Outcome {
  record Succeeded() implements Outcome {}

  /** The command ended by itself with this exit code, or 128 + signal. */
  record Failed(int exitCode) implements Outcome {}

  /**
   * The command ended with this exit code, after it or something that it started was killed for
   * want of memory.
   *
   * @param limit what it could have
   */
  record OutOfMemory(int exitCode, DataSize limit) implements Outcome {}

  /** Somebody typed {@code /stop}. */
  record Stopped(Account by) implements Outcome {}

  record TimedOut(Duration limit) implements Outcome {}

  /** The pull request was closed. */
  record Closed() implements Outcome {}

  /**
   * The App does not reach the repository any more.
   *
   * @param why a sentence without its end, such as {@code penv was uninstalled here}
   */
  record OutOfReach(String why) implements Outcome {}

  /** The head of the pull request moved between ask and start. */
  record HeadMoved(String now) implements Outcome {}

  /** A push ended it, as the policy wants. */
  record Superseded(String by) implements Outcome {}

  /**
   * No machine could be had, or policy forbade it at the last moment.
   *
   * @param reason in Markdown
   * @param remedy in Markdown
   */
  record Refused(String reason, String remedy) implements Outcome {}

  /**
   * Something before or around the command failed: checkout, disk, harvest.
   *
   * @param reason as a program said it, foreign
   * @param remedy in Markdown
   */
  record Broken(String phase, String reason, String remedy) implements Outcome {}

  /**
   * The machine or its trace was lost.
   *
   * @param reason as it was found, foreign
   */
  record Lost(String reason) implements Outcome {}
}
