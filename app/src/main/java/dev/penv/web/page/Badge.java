package dev.penv.web.page;

import dev.penv.report.Wording;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;

/**
 * A run's state in one or two words.
 *
 * @param kind how it looks: {@code live}, {@code good}, {@code bad} or {@code calm}
 */
public record Badge(String kind, String text) {
  static Badge of(Progress progress) {
    return switch (progress.state()) {
      case Progress.State.Live() -> new Badge("live", live(progress));
      case Progress.State.Ended(var outcome, var _) -> of(outcome);
    };
  }

  private static String live(Progress progress) {
    return progress.phase() == Phase.QUEUED && progress.place() > 0
        ? "place %d in the queue".formatted(progress.place())
        : Wording.phase(progress.phase());
  }

  private static Badge of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded() -> new Badge("good", "succeeded");
      case Outcome.Failed _ -> new Badge("bad", "failed");
      case Outcome.OutOfMemory _ -> new Badge("bad", "out of memory");
      case Outcome.TimedOut _ -> new Badge("bad", "timed out");
      case Outcome.Refused _ -> new Badge("bad", "not started");
      case Outcome.Broken _ -> new Badge("bad", "broken");
      case Outcome.Lost _ -> new Badge("bad", "lost");
      case Outcome.Stopped _, Outcome.Closed _, Outcome.OutOfReach _ ->
          new Badge("calm", "stopped");
      case Outcome.Superseded _ -> new Badge("calm", "superseded");
      case Outcome.HeadMoved _ -> new Badge("calm", "head moved");
    };
  }
}
