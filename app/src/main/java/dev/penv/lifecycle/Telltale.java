package dev.penv.lifecycle;

import dev.penv.archive.Logs;
import dev.penv.event.Event.CommentPosted;
import dev.penv.report.LogText;
import dev.penv.report.Tables;
import dev.penv.run.RunQuery;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/** Answers what somebody wants to know about runs. */
final class Telltale {
  private static final int LATEST = 5;
  private static final int HISTORY = 20;
  private static final int LOG_BYTES = 128 * 1024;

  private final RunRecords records;
  private final Logs logs;
  private final Tables tables;
  private final LogText logText;
  private final InstantSource time;

  Telltale(RunRecords records, Logs logs, Tables tables, LogText logText, InstantSource time) {
    this.records = records;
    this.logs = logs;
    this.tables = tables;
    this.logText = logText;
    this.time = time;
  }

  Answer status(CommentPosted comment) {
    var here = RunQuery.of(comment.repo().id(), comment.number(), 100);
    var live = records.list(here.only(Standing.LIVE));
    var latest = records.list(RunQuery.of(comment.repo().id(), comment.number(), LATEST));
    return new Answer.Told(tables.status(live, latest, time.instant()));
  }

  /** Runs of the whole repository, as a task is compared over pull requests. */
  Answer history(CommentPosted comment, String task) {
    var all = RunQuery.of(comment.repo().id(), 0, HISTORY);
    return new Answer.Told(tables.history(records.list(task.isEmpty() ? all : all.of(task))));
  }

  /**
   * @param since how far back; zero for just the end of the log
   */
  Answer logs(RunView view, Duration since) {
    var run = view.run().id().value();
    var bytes = new ByteArrayOutputStream();
    try {
      var length = logs.length(run);
      var from = since.isZero() ? 0 : logs.lengthAt(run, time.instant().minus(since));
      logs.copy(run, Math.max(from, length - LOG_BYTES), length, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the log of " + run + " cannot be read", e);
    }
    return new Answer.Told(logText.of(view, bytes.toString(StandardCharsets.UTF_8)));
  }
}
