package dev.penv.lifecycle;

import dev.penv.github.Writing;
import dev.penv.journal.Alarm;
import dev.penv.journal.Codec;
import dev.penv.journal.Journals;
import dev.penv.journal.MemoryRecords;
import dev.penv.report.RunReports;
import dev.penv.run.Run;
import dev.penv.run.RunMeasures;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.store.Store;
import dev.penv.world.PlainLinks;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The straight line of one run, as each process in turn finds it. */
final class LineScene implements AutoCloseable {
  private final Store store;
  private final MemoryRecords steps = new MemoryRecords();
  private final Journals journals;
  private final Map<String, Writing> written = new LinkedHashMap<>();
  private final List<Writing> put = new ArrayList<>();

  LineScene(Path folder, TestClock clock) throws IOException {
    store = Store.open(folder, Alarm.of(InstantSource.system()));
    journals = new Journals(steps, clock);
  }

  /** Of a process that begins now. */
  Line line(Run run) {
    records().add("comment/" + run.id(), run);
    var view = records().find(run.id()).orElseThrow();
    var reports = new RunReports(new PlainLinks());
    var telling = new Telling(view, records(), measures(), this::write, reports);
    var journal = journals.open(run.id().value());
    return new Line(run, journal, telling, new Attention(journal.signals(), telling::headMoved));
  }

  RunRecords records() {
    return store.runs();
  }

  RunMeasures measures() {
    return store.measures();
  }

  RunView view(Run run) {
    return records().find(run.id()).orElseThrow();
  }

  private void write(Writing writing) {
    written.put(writing.key(), writing);
    put.add(writing);
  }

  /** Every wish, the first one first. */
  List<Writing> put() {
    return put;
  }

  /** What stands on GitHub once everything is written. */
  Map<String, Writing> written() {
    return written;
  }

  /** Names of what is recorded. */
  Set<String> steps(Run run) {
    return steps.steps(run.id().value()).keySet();
  }

  void signal(Run run, RunSignal signal) {
    journals.send(run.id().value(), Codec.write(signal, RunSignal.class));
  }

  @Override
  public void close() {
    store.close();
  }
}
