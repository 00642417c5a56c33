package dev.penv.report;

import dev.penv.complaint.Durations;
import dev.penv.github.Check.Conclusion;
import dev.penv.hardware.DataSize;
import dev.penv.run.Outcome;

/**
 * An Outcome in words.
 *
 * @param sign one emoji
 * @param phrase what happened, in the middle of a sentence
 * @param next whose turn it is and the one thing to try; empty after a success
 */
public record Ending(String sign, String phrase, Conclusion conclusion, String next) {

  /** What people are told of this outcome. */
  public static Ending of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded() -> new Ending("✅", "succeeded", Conclusion.SUCCESS, "");
      case Outcome.Failed(var code) ->
          new Ending("❌", "failed with exit code " + code, Conclusion.FAILURE, hint(code));
      case Outcome.Stopped(var by) ->
          new Ending(
              "⏹️",
              "stopped by " + Markdown.code(by.login()),
              Conclusion.CANCELLED,
              "Log, outputs and measures so far are kept.");
      case Outcome.OutOfMemory(var code, var limit) ->
          new Ending(
              "❌",
              "failed with exit code %d, out of memory with %s".formatted(code, limit.rounded()),
              Conclusion.FAILURE,
              "Your turn: ask for more with `memory=%s`, or let it use less."
                  .formatted(twice(limit)));
      case Outcome.TimedOut(var limit) ->
          new Ending(
              "⌛",
              "ended at its limit of " + Durations.print(limit),
              Conclusion.TIMED_OUT,
              "Your turn: give it more time with `timeout=%s`, or let it do less."
                  .formatted(Durations.typed(limit.multipliedBy(2))));
      case Outcome.Closed() ->
          new Ending(
              "⏹️",
              "stopped, as the pull request was closed",
              Conclusion.CANCELLED,
              "Reopen it and comment again to go on.");
      case Outcome.OutOfReach(var why) ->
          new Ending(
              "⏹️",
              "stopped, as " + why,
              Conclusion.CANCELLED,
              "Whoever administers the repository can let penv in again; then run it again.");
      case Outcome.HeadMoved(var now) ->
          new Ending(
              "↪️",
              "not started, as the head moved to " + Markdown.code(abbreviated(now)),
              Conclusion.CANCELLED,
              "Your turn: comment again to run the new head.");
      case Outcome.Superseded(var by) ->
          new Ending(
              "⏹️",
              "ended by the push of " + Markdown.code(abbreviated(by)),
              Conclusion.CANCELLED,
              "Your turn: comment again to run the new head.");
      case Outcome.Refused(var reason, var remedy) ->
          new Ending("🚫", "not started: " + unended(reason), Conclusion.FAILURE, remedy);
      case Outcome.Broken(var phase, var reason, var remedy) ->
          new Ending(
              "💥",
              "broke during %s: %s".formatted(Markdown.prose(phase), foreign(reason)),
              Conclusion.FAILURE,
              remedy);
      case Outcome.Lost(var reason) ->
          new Ending(
              "💥",
              "was lost: " + foreign(reason),
              Conclusion.FAILURE,
              "It is not the task's fault: run it again.");
    };
  }

  /** What git, or a machine, says. */
  private static String foreign(String reason) {
    return Markdown.prose(unended(reason));
  }

  /** A reason may be a sentence of its own elsewhere; here more follows it. */
  static String unended(String reason) {
    return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
  }

  private static String abbreviated(String sha) {
    return sha.substring(0, Math.min(7, sha.length()));
  }

  /** What an exit code usually means; from 128 on the shell's way to name a signal. */
  private static String hint(int code) {
    return switch (code) {
      case 126 -> "Your turn: the command is there, but may not be executed (`chmod +x`?).";
      case 127 -> "Your turn: a command was not found; the log names it.";
      case 134 -> "Your turn: the program aborted itself; the log's end says why.";
      case 137 ->
          "Your turn: it was killed, mostly for lack of memory; ask for more, as in `memory=32gb`.";
      case 139 -> "Your turn: the program crashed (segmentation fault).";
      case 143 -> "Something told the program to end (signal 15).";
      default -> "Your turn: the end of the log below says why.";
    };
  }

  /** In whole gigabytes, as people type it. */
  private static DataSize twice(DataSize size) {
    return DataSize.gigabytes(Math.ceilDiv(size.bytes() * 2, DataSize.gigabytes(1).bytes()));
  }
}
