package dev.penv.report;

import dev.penv.measure.Comparison;
import dev.penv.measure.Measures;
import dev.penv.measure.Plots;
import dev.penv.run.Outcome;
import dev.penv.run.Progress;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunView;
import java.util.Optional;
import java.util.function.Function;

/** What the measures of a run are compared with. */
public sealed interface Baseline {
  /** There is nothing to compare, or this run is the first of its branch itself. */
  record Needless() implements Baseline {}

  /** The task never succeeded on that branch, nor where the branches part. */
  record NoneYet(String branch) implements Baseline {}

  /** The latest success of the task there. */
  record Of(String branch, RunId run, Comparison comparison) implements Baseline {}

  /**
   * What a run is compared with.
   *
   * @param runs where to find the one that was chosen for it
   */
  static Baseline of(RunView view, Function<RunId, Optional<RunView>> runs) {
    var measures = view.progress().measures();
    if (measures.isEmpty()) return new Needless();
    var base = RunId.parse(view.progress().base()).flatMap(runs);
    if (base.isEmpty()) return isMissed(view) ? new NoneYet(view.run().base()) : new Needless();
    var compared = Comparison.of(measures, base.get().progress().measures());
    return new Of(view.run().base(), base.get().run().id(), compared);
  }

  /** The plots of a run beside the values of its base, where there is one. */
  default Plots plots(Measures measures) {
    var plots = Plots.of(measures);
    return switch (this) {
      case Needless(), NoneYet _ -> plots;
      case Of(var branch, var _, var comparison) -> plots.besides(branch, comparison);
    };
  }

  /** For a one-off command, and a run that is lost or not over yet, nobody has looked. */
  private static boolean isMissed(RunView view) {
    return view.run().onPullRequest()
        && !isOneOff(view.run())
        && view.progress().state() instanceof Progress.State.Ended(var outcome, var _)
        && !(outcome instanceof Outcome.Lost);
  }

  private static boolean isOneOff(Run run) {
    return switch (run.purpose()) {
      case Purpose.RunTask(var task, var _) -> task.isOneOff();
    };
  }
}
