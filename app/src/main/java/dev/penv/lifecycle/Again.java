package dev.penv.lifecycle;

import dev.penv.command.Options;
import dev.penv.complaint.Complained;
import dev.penv.github.Account;
import dev.penv.policy.Ask.Matter;
import dev.penv.policy.Verdict;
import dev.penv.report.Replies;
import dev.penv.run.Run;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Runs an earlier run again for somebody who pressed a button, wherever that is.
 *
 * @param begun the run that an ask has begun
 * @param start begins a run, once for each ask
 */
record Again(
    Rights rights,
    RunMaker maker,
    Function<String, Optional<Run>> begun,
    BiFunction<String, Run, Run> start,
    AuditTrail trail) {

  /**
   * Starts it when this person may, once for each ask.
   *
   * @param ask identity of the press, the same however often it is told
   */
  Pressed press(Account who, Run earlier, String ask) {
    return begun
        .apply(ask)
        .map(run -> begun(who, run, ask))
        .orElseGet(() -> decide(who, earlier, ask));
  }

  private Pressed decide(Account who, Run earlier, String ask) {
    if (earlier.ofFork()) return refused(ask, who, earlier, Replies.forkAgain(earlier.commit()));
    return switch (rights.decide(earlier.repo(), who, new Matter.RunOwnCode())) {
      case Verdict.Denied denied -> refused(ask, who, earlier, Replies.denied(denied));
      case Verdict.Allowed() -> begin(who, earlier, ask);
    };
  }

  private Pressed begin(Account who, Run earlier, String ask) {
    try {
      var again = maker.again(who, 0, earlier, earlier.purpose(), Options.NONE);
      return begun(who, start.apply(ask, again), ask);
    } catch (Complained complained) {
      return refused(ask, who, earlier, Replies.complaint(complained.complaint()));
    }
  }

  private Pressed begun(Account who, Run run, String ask) {
    trail.begun(ask, who, run);
    return new Pressed.Begun(run.id());
  }

  private Pressed refused(String ask, Account who, Run earlier, String why) {
    trail.denied(ask, who, earlier, why);
    return new Pressed.Refused(why);
  }
}
