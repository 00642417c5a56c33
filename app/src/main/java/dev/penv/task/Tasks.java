package dev.penv.task;

import dev.penv.archive.Artifacts;
import dev.penv.archive.Logs;
import dev.penv.remote.Shell;
import java.io.IOException;

/** Starts tasks detached, follows them, ends them, and keeps what they leave. */
public final class Tasks {
  private final Logs logs;
  private final Artifacts artifacts;

  public Tasks(Logs logs, Artifacts artifacts) {
    this.logs = logs;
    this.artifacts = artifacts;
  }

  /** Makes the attempt's directory, so that inputs can be laid down. Idempotent. */
  public void prepare(Shell shell, Attempt attempt) throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Starts the task, unless it was started already. It goes on without us. */
  public void start(Shell shell, Attempt attempt) throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  /**
   * Archives the task's log until it has ended, from where the archive ends.
   *
   * @param base length of the run's archived log when this attempt began
   */
  public Ended follow(Shell shell, Attempt attempt, long base, Mask mask, Watch watch)
      throws IOException, InterruptedException {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Asks the supervisor to end the task; {@link #follow} then tells how it ended. */
  public void stop(Shell shell, Attempt attempt) throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Kills whatever is left of the attempt, the supervisor too. Killing nothing is success. */
  public void kill(Shell shell, Attempt attempt) throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Keeps outputs and measures of a task that has ended, however it ended. */
  public Harvested harvest(Shell shell, Attempt attempt) throws IOException {
    throw new UnsupportedOperationException("not built yet");
  }
}
