package dev.penv.run;

/** A Run's state in one word, to filter and count by. */
public enum Standing {
  LIVE,
  SUCCEEDED,
  FAILED,
  STOPPED,
  TIMED_OUT,
  CLOSED,
  OUT_OF_REACH,
  HEAD_MOVED,
  REFUSED,
  BROKEN,
  LOST;

  public static Standing of(Progress.State state) {
    return switch (state) {
      case Progress.State.Live() -> LIVE;
      case Progress.State.Ended(var outcome, var _) -> of(outcome);
    };
  }

  private static Standing of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded _ -> SUCCEEDED;
      case Outcome.Failed _ -> FAILED;
      case Outcome.OutOfMemory _ -> FAILED;
      case Outcome.Stopped _ -> STOPPED;
      case Outcome.TimedOut _ -> TIMED_OUT;
      case Outcome.Closed _ -> CLOSED;
      case Outcome.OutOfReach _ -> OUT_OF_REACH;
      case Outcome.Superseded _ -> STOPPED;
      case Outcome.HeadMoved _ -> HEAD_MOVED;
      case Outcome.Refused _ -> REFUSED;
      case Outcome.Broken _ -> BROKEN;
      case Outcome.Lost _ -> LOST;
    };
  }
}
