package dev.penv.workspace;

import dev.penv.remote.Shell;
import dev.penv.workspace.Checkout.Cause;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads from what git says why it failed. Its words are those of the C locale. */
final class Failure {
  private static final int LONGEST = 300;

  /** Tried in this order: a lost connection also makes git say that the pack is damaged. */
  private static final List<Map.Entry<Cause, List<String>>> SIGNS =
      List.of(
          Map.entry(Cause.DISK_FULL, List.of("no space left on device", "disk quota exceeded")),
          Map.entry(
              Cause.COMMIT_GONE,
              List.of(
                  "not our ref",
                  "couldn't find remote ref",
                  "no such remote ref",
                  "unadvertised object")),
          Map.entry(
              Cause.TOKEN_REFUSED,
              List.of(
                  "authentication failed",
                  "could not read username",
                  "could not read password",
                  "repository not found",
                  "' not found",
                  "returned error: 401",
                  "returned error: 403")),
          Map.entry(
              Cause.UNREACHABLE,
              List.of(
                  "could not resolve",
                  "failed to connect",
                  "connection refused",
                  "connection reset",
                  "timed out",
                  "operation too slow",
                  "early eof",
                  "rpc failed",
                  "unexpected disconnect",
                  "hung up unexpectedly",
                  "empty reply",
                  "recv failure",
                  "returned error: 429",
                  "returned error: 5",
                  "ssl",
                  "tls")),
          Map.entry(
              Cause.DAMAGED,
              List.of(
                  "not a git repository",
                  "corrupt",
                  "is empty",
                  "bad object",
                  "unable to read",
                  "missing blob",
                  "missing tree",
                  "reference is not a tree",
                  "broken",
                  "inflate",
                  "packfile",
                  "all necessary objects")));

  /** A checkout speaks to nobody; only paths of the repository could sound like it. */
  private static final Set<Cause> OF_CHECKOUTS = EnumSet.of(Cause.DISK_FULL, Cause.DAMAGED);

  private Failure() {}

  static Checkout.Failed ofFetch(Shell.Result result) {
    return of(result, EnumSet.allOf(Cause.class));
  }

  static Checkout.Failed ofCheckout(Shell.Result result) {
    return of(result, OF_CHECKOUTS);
  }

  private static Checkout.Failed of(Shell.Result result, Set<Cause> possible) {
    var cause = cause(result, possible);
    return new Checkout.Failed(cause, reason(cause, result), remedy(cause));
  }

  static Checkout.Failed outOfTime() {
    return of(new Shell.Result(Cache.OUT_OF_TIME, "", ""), EnumSet.of(Cause.TOO_SLOW));
  }

  private static Cause cause(Shell.Result result, Set<Cause> possible) {
    if (result.exitCode() == Cache.OUT_OF_TIME || result.exitCode() == Cache.BUSY) {
      return Cause.TOO_SLOW;
    }
    var words = result.errors().toLowerCase(Locale.ROOT);
    return SIGNS.stream()
        .filter(sign -> possible.contains(sign.getKey()))
        .filter(sign -> sign.getValue().stream().anyMatch(words::contains))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Cause.OTHER);
  }

  private static String reason(Cause cause, Shell.Result result) {
    return switch (cause) {
      case COMMIT_GONE -> "GitHub does not have the commit any more.";
      case TOKEN_REFUSED -> "GitHub refused to hand out the code: " + lastLine(result);
      case DISK_FULL -> "The machine's disk is full.";
      case TOO_SLOW -> "Fetching the code took too long.";
      case UNREACHABLE -> "GitHub could not be reached for the code: " + lastLine(result);
      case DAMAGED -> "The code that was fetched cannot be read: " + lastLine(result);
      case OTHER -> "git failed with code %d: %s".formatted(result.exitCode(), lastLine(result));
    };
  }

  private static String remedy(Cause cause) {
    return switch (cause) {
      case COMMIT_GONE -> "It was force-pushed away: run the present head instead.";
      case TOKEN_REFUSED -> "Check that the App is installed on this repository and may read it.";
      case DISK_FULL -> "The operator has to make room there.";
      case TOO_SLOW -> "Try again; if it stays, the operator can raise the limit.";
      case UNREACHABLE -> "Try again in a few minutes.";
      case DAMAGED, OTHER -> "Try again; if it stays, the operator finds more in the log.";
    };
  }

  /** What git says last is the most exact; hints come with {@code hint:} and are left out. */
  private static String lastLine(Shell.Result result) {
    var line =
        Stream.of(result.errors().split("[\\r\\n]+"))
            .map(String::strip)
            .filter(text -> !text.isEmpty() && !text.startsWith("hint:"))
            .reduce("it said nothing", (_, last) -> last);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
