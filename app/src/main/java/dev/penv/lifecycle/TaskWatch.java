package dev.penv.lifecycle;

import dev.penv.github.Writing.Urgency;
import dev.penv.journal.Alarm;
import dev.penv.measure.MeasureFile;
import dev.penv.run.Progress;
import dev.penv.task.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Looks after one running task: hears what is asked meanwhile, passes on what the task shows. */
final class TaskWatch implements Watch {
  /** What is written is as new as this at least. */
  private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

  private final Line line;
  private final LiveMeasures measures;
  private final Alarm alarm;
  private Instant told;

  TaskWatch(Line line, LiveMeasures measures, Alarm alarm) {
    this.line = line;
    this.measures = measures;
    this.alarm = alarm;
    this.told = alarm.instant();
  }

  @Override
  public void pause(Duration atMost) throws InterruptedException {
    line.attention().await(alarm.instant().plus(atMost));
  }

  @Override
  public void progress(double part) {
    show(progress -> progress.measured(part, progress.measures()));
  }

  @Override
  public void measures(List<MeasureFile> changed) {
    var headline = measures.add(changed);
    show(progress -> progress.measured(progress.fraction(), headline));
  }

  @Override
  public void stalled(String why) {
    line.note(List.of(why));
  }

  private void show(UnaryOperator<Progress> change) {
    var now = alarm.instant();
    var clockWasSetBack = now.isBefore(told);
    if (!clockWasSetBack && now.isBefore(told.plus(TOLD_EVERY))) {
      line.telling().keep(change);
    } else {
      told = now;
      line.telling().tell(Urgency.IF_IT_LASTS, change);
    }
  }

  /** The same for a task that was asked to end already. */
  Watch deaf() {
    var self = this;
    return new Watch() {
      @Override
      public void pause(Duration atMost) throws InterruptedException {
        alarm.sleepUntil(alarm.instant().plus(atMost));
      }

      @Override
      public void stalled(String why) {
        self.stalled(why);
      }

      @Override
      public void progress(double part) {
        self.progress(part);
      }

      @Override
      public void measures(List<MeasureFile> changed) {
        self.measures(changed);
      }
    };
  }
}
