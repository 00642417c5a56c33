package dev.penv.task;

import dev.penv.measure.MeasureFile;
import java.time.Duration;
import java.util.List;

/** Whoever follows a task: paces it, and is told what it shows while it runs. */
public interface Watch {
  /**
   * Waits about this long. The place to listen to signals; what it throws ends the following, not
   * the task.
   */
  void pause(Duration atMost) throws InterruptedException;

  /** How much is done, 0 to 1, as the task says itself. */
  void progress(double part);

  /** Measure files that are new or changed since the last time, from an unfinished task. */
  void measures(List<MeasureFile> changed);

  /** Archiving waits for something; a sentence that people are told. */
  void stalled(String why);
}
