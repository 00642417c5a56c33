package dev.penv.task;

import dev.penv.archive.Artifacts;
import dev.penv.archive.Logs;
import dev.penv.remote.Shell;
import dev.penv.run.RunId;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/**
 * Starts tasks detached, follows them, ends them, and keeps what they leave. The Shell that it is
 * given is penv's own on the machine, never the task's user.
 */
public final class Tasks {
  private final Logs logs;
  private final Artifacts artifacts;
  private final ExecutorService archiving;

  /**
   * @param archiving a few platform threads, on which bytes are moved
   */
  public Tasks(Logs logs, Artifacts artifacts, ExecutorService archiving) {
    this.logs = logs;
    this.artifacts = artifacts;
    this.archiving = archiving;
  }

  /** Makes the attempt's folders, so that inputs can be laid down. Idempotent. */
  public void prepare(Shell shell, Attempt attempt) throws IOException {
    new Supervisor(shell, attempt).prepare();
  }

  /** Writes the beginning of a run's log. */
  public Preface preface(RunId run, Mask mask) {
    return new Preface(logs, run.value(), mask);
  }

  /** How long a run's log is, in bytes. */
  public long logged(RunId run) {
    return logs.length(run.value());
  }

  /** Whether it was started, by whichever process. */
  public boolean isStarted(Shell shell, Attempt attempt) throws IOException {
    return new Supervisor(shell, attempt).started();
  }

  /** Starts the task, unless it was started already. It goes on without us. */
  public void start(Shell shell, Attempt attempt) throws IOException {
    var supervisor = new Supervisor(shell, attempt);
    if (supervisor.started()) return;
    supervisor.prepare();
    supervisor.launch();
  }

  /**
   * Archives the task's log until it has ended, from where the archive ends. May be broken off at
   * any point and begun again, by another process too.
   *
   * @param base length of the run's archived log when this attempt began
   * @throws dev.penv.archive.DiskFull when there was no room for ten minutes
   */
  public Ended follow(Shell shell, Attempt attempt, long base, Mask mask, Watch watch)
      throws IOException, InterruptedException {
    var supervisor = new Supervisor(shell, attempt);
    if (!supervisor.started()) return new Ended.Lost("there is no trace of it on its machine");
    var run = attempt.run().id().value();
    var log = attempt.directory().log();
    var copy = new LogCopy(shell, log, logs, run, base, mask, new ProgressLines());
    var folder = new Folder(shell.as(attempt.user()), attempt.directory().measures());
    var showing = new Showing(new MeasureFolder(folder), watch);
    return new Following(supervisor, copy, showing, watch, archiving).toEnd();
  }

  /** Asks the supervisor to end the task; {@link #follow} then tells how it ended. */
  public void stop(Shell shell, Attempt attempt) throws IOException {
    new Supervisor(shell, attempt).stop();
  }

  /**
   * Kills whatever is left of the task, also without its supervisor. Killing nothing is success.
   */
  public void kill(Shell shell, Attempt attempt) throws IOException {
    new Supervisor(shell, attempt).kill();
  }

  /**
   * Keeps outputs and measures of a task that has ended, however it ended. Idempotent; too much of
   * something is a note.
   */
  public Harvested harvest(Shell shell, Attempt attempt) throws IOException {
    return new Harvest(artifacts, shell, attempt).take(Limits.OUTPUTS);
  }
}
