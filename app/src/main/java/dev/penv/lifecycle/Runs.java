package dev.penv.lifecycle;

import dev.penv.github.Repo;
import dev.penv.journal.Alarm;
import dev.penv.journal.Codec;
import dev.penv.journal.Journal;
import dev.penv.journal.Journals;
import dev.penv.run.Phase;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunQuery;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All runs: starting, signalling, resuming. One virtual thread for each that is live here. */
public final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

  private static final int MOST_PER_CONVERSATION = 1_000;
  private static final int AT_ONCE = 25;
  private static final Duration BREATH = Duration.ofMillis(10);
  private static final Duration BEFORE_AGAIN = Duration.ofSeconds(30);

  private final RunRecords records;
  private final Journals journals;
  private final Teller teller;
  private final Turns turns;
  private final RunLife life;
  private final Alarm alarm;
  private final ConcurrentMap<RunId, Life> lives = new ConcurrentHashMap<>();

  Runs(
      RunRecords records,
      Journals journals,
      Teller teller,
      Turns turns,
      RunLife life,
      Alarm alarm) {
    this.records = records;
    this.journals = journals;
    this.teller = teller;
    this.turns = turns;
    this.life = life;
    this.alarm = alarm;
  }

  /**
   * Starts a run, once for each ask.
   *
   * @return the run that stands for this ask
   */
  public Run start(String ask, Run run) {
    var standing = records.add(ask, run);
    if (standing.id().equals(run.id())) records.find(run.id()).ifPresent(this::announce);
    return standing;
  }

  /**
   * The run that an ask has begun, whatever became of the one who was to answer it: asked again,
   * things may stand so that it would be refused. A run that was written down and not yet launched
   * begins now.
   */
  Optional<Run> begun(String ask) {
    var begun = records.of(ask);
    begun.filter(view -> view.progress().phase() != Phase.ENDED).ifPresent(this::launch);
    return begun.map(RunView::run);
  }

  /** Told before it begins, so that the runs of one comment are told in their order. */
  private void announce(RunView view) {
    teller.announce(view);
    launch(view);
  }

  /**
   * Goes on with every run that an earlier process left, oldest first; not with all at once, so
   * that whoever asks something of this process meanwhile gets a turn.
   */
  public void resume() throws InterruptedException {
    int launched = 0;
    for (var view : records.unfinished()) {
      launch(view);
      if (++launched % AT_ONCE == 0) Thread.sleep(BREATH);
    }
  }

  /** Asks a run for something; a run that has ended does not hear it. */
  public void signal(RunId run, RunSignal signal) {
    journals.send(run.value(), Codec.write(signal, RunSignal.class));
  }

  /** Those of a pull request or issue that have no outcome yet. */
  List<Run> live(Repo repo, int number) {
    var here = RunQuery.of(repo.id(), number, MOST_PER_CONVERSATION).only(Standing.LIVE);
    return records.list(here).stream().map(RunView::run).toList();
  }

  /** How many are live in this process. */
  public int live() {
    return lives.size();
  }

  List<Run> liveRuns() {
    return lives.values().stream().map(Life::run).toList();
  }

  /** Stops every thread at its next wait and leaves all machines as they are. */
  public void shutDown(Duration patience) throws InterruptedException {
    lives.values().forEach(life -> life.thread().interrupt());
    awaitQuiet(patience);
  }

  /** Returns when no life goes on in this process, or when the patience is over. */
  public void awaitQuiet(Duration patience) throws InterruptedException {
    var all = lives.values().stream().map(Life::thread).toList();
    for (var thread : all) thread.join(patience.dividedBy(all.size()));
  }

  private void launch(RunView view) {
    var thread = Thread.ofVirtual().name("run " + view.run().id()).unstarted(() -> live(view));
    var life = new Life(view.run(), thread);
    if (lives.putIfAbsent(view.run().id(), life) == null) thread.start();
  }

  private void live(RunView view) {
    var run = view.run().id();
    try {
      if (view.progress().phase() != Phase.QUEUED) turns.goOn(run, view.run().payer());
      while (!ended(view)) alarm.sleepUntil(alarm.instant().plus(BEFORE_AGAIN));
      leave(run);
    } catch (InterruptedException e) {
      LOG.info("run {} waits for the next process", run);
    } catch (Journal.NotOwner e) {
      LOG.warn("run {} belongs to another process now", run);
    } finally {
      lives.remove(run);
    }
  }

  /** What a life cannot answer for, such as a full disk under the store, is tried again. */
  private boolean ended(RunView first) throws InterruptedException {
    var run = first.run().id();
    try {
      life.live(line(records.find(run).orElse(first)));
      return true;
    } catch (Journal.NotOwner e) {
      throw e;
    } catch (RuntimeException e) {
      Interruption.check(e);
      LOG.error("run {} is tried again, from where it is, in {}", run, BEFORE_AGAIN, e);
      return false;
    }
  }

  private void leave(RunId run) {
    for (var next : turns.leave(run)) signal(next, new RunSignal.Nudge());
  }

  private Line line(RunView view) {
    var run = view.run();
    var journal = journals.open(run.id().value());
    var telling = teller.of(view);
    return new Line(run, journal, telling, new Attention(journal.signals(), telling::headMoved));
  }

  private record Life(Run run, Thread thread) {}
}
