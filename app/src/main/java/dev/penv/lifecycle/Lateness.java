package dev.penv.lifecycle;

import dev.penv.command.Command;
import dev.penv.command.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Which commands come too late: what was asked a day ago may be the opposite of what is wanted. */
final class Lateness {
  static final Duration OLDEST = Duration.ofHours(24);

  private Lateness() {}

  static boolean isTooOld(Instant asked, Instant now) {
    return now.isAfter(asked.plus(OLDEST));
  }

  /**
   * The lines that are not carried out any more. Questions are still answered.
   *
   * @param heard the lines that are listened to at all
   */
  static List<Parsed> of(List<Parsed> lines, Predicate<Parsed> heard, Instant asked, Instant now) {
    if (!isTooOld(asked, now)) return List.of();
    return lines.stream().filter(heard).filter(Lateness::actsOnIt).toList();
  }

  private static boolean actsOnIt(Parsed line) {
    return switch (line) {
      case Parsed.Refused _ -> false;
      case Parsed.Understood(var _, var command) -> acts(command);
    };
  }

  private static boolean acts(Command command) {
    return switch (command) {
      case Command.Start start -> !start.options().dry();
      case Command.Rerun rerun -> !rerun.options().dry();
      case Command.Stop _, Command.Approve _, Command.Init _ -> true;
      case Command.Status _,
          Command.Logs _,
          Command.History _,
          Command.Menu _,
          Command.Help _,
          Command.NotYet _ ->
          false;
    };
  }
}
