package dev.penv.lifecycle;

import dev.penv.github.GitHub;
import dev.penv.github.Writing.Urgency;
import dev.penv.journal.Alarm;
import dev.penv.journal.Journal;
import dev.penv.machine.Machine;
import dev.penv.policy.Room;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Run;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a run, from top to bottom, on one thread. Every line that meets the world is a step
 * of the journal, so that a new process replays to where the old one was killed.
 */
final class RunLife {
  private static final Logger LOG = LoggerFactory.getLogger(RunLife.class);
  private static final Duration PLACE_TOLD_EVERY = Duration.ofMinutes(1);

  private final Turns turns;
  private final Rights rights;
  private final Market market;
  private final Buying buying;
  private final Releasing releasing;
  private final TaskLife tasks;
  private final LastWord lastWord;
  private final Alarm alarm;
  private final WhenReachable whenReachable;

  RunLife(
      Turns turns,
      Rights rights,
      Market market,
      Buying buying,
      Releasing releasing,
      TaskLife tasks,
      LastWord lastWord,
      Alarm alarm) {
    this.turns = turns;
    this.rights = rights;
    this.market = market;
    this.buying = buying;
    this.releasing = releasing;
    this.tasks = tasks;
    this.lastWord = lastWord;
    this.alarm = alarm;
    this.whenReachable = new WhenReachable(alarm);
  }

  /** Returns when everything is released and told. Interrupted only by shutdown. */
  void live(Line line) throws InterruptedException {
    try {
      inOrder(line);
    } catch (Journal.Unreadable e) {
      LOG.error("run {}: its journal cannot be read by this version", line.run().id(), e);
      lose(line);
    }
  }

  private void inOrder(Line line) throws InterruptedException {
    var outcome = line.journal().step("outcome", Outcome.class, () -> work(line));
    var ended = line.journal().step("ended", Instant.class, alarm::instant);
    lastWord.chooseBase(line);
    var cost = Releasing.asTold(line.telling().progress(), line.run(), ended);
    line.telling().keep(progress -> progress.ended(outcome, ended).costing(cost));
    lastWord.tell(line);
    // From the same instant on, or the text above would change by a moment and be sent again.
    line.enter(Phase.RELEASING, ended);
    releasing.release(line);
    // The cost is exact only now; a text that stays the same is not sent again.
    lastWord.tell(line);
    end(line);
  }

  /** What is known of a run whose journal no longer reads: nothing but that it must end. */
  private void lose(Line line) throws InterruptedException {
    var lost = new Outcome.Lost("its journal cannot be read by this version of penv");
    line.telling().keep(progress -> progress.ended(lost, alarm.instant()));
    releasing.abandon(line);
    lastWord.tell(line);
    end(line);
  }

  private void end(Line line) {
    tasks.forgetSecrets(line.run());
    line.enter(Phase.ENDED, alarm.instant());
  }

  private Outcome work(Line line) throws InterruptedException {
    try {
      awaitTurn(line);
      return tasks.outcome(line, machine(line));
    } catch (Over over) {
      return over.outcome();
    } catch (GitHub.Refused e) {
      LOG.warn("run {}: {}", line.run().id(), e.getMessage());
      return broken(line, "GitHub refuses what the run needs", operatorFinds(line.run()));
    } catch (GitHub.Unreachable e) {
      Interruption.check(e);
      LOG.warn("run {}: {}", line.run().id(), e.getMessage());
      return broken(line, "GitHub could not be reached", "Run it again in a while.");
    } catch (UncheckedIOException e) {
      Interruption.check(e);
      return Failures.outcome(line, e);
    } catch (Journal.NotOwner | Journal.Unreadable | Journal.Unavailable e) {
      throw e;
    } catch (RuntimeException e) {
      Interruption.check(e);
      LOG.error("run {} failed in penv itself, {}", line.run().id(), line.phase(), e);
      return broken(line, "penv itself failed", operatorFinds(line.run()));
    }
  }

  /** Holds the run back while as many as are allowed are live, and tells its place. */
  private void awaitTurn(Line line) throws InterruptedException {
    var urgency = Urgency.NOW;
    for (int place = place(line); place > 0; place = place(line)) {
      var told = place;
      line.telling().tell(urgency, progress -> progress.waiting(told));
      urgency = Urgency.EVENTUALLY;
      line.attention().await(alarm.instant().plus(PLACE_TOLD_EVERY));
    }
    line.journal().once("turn", line.attention()::check);
  }

  private int place(Line line) throws InterruptedException {
    var run = line.run();
    if (turns.has(run.id())) return 0;
    var rooms =
        whenReachable.<List<Room>, RuntimeException>answer(
            line, () -> rights.policy(run.repo()).ceilings().rooms(run.payer()));
    return turns.enter(run.id(), run.payer(), rooms);
  }

  private Machine machine(Line line) throws InterruptedException {
    // Nobody should read for longer than needed that a run waits.
    var waits = line.telling().progress().place() > 0;
    line.telling()
        .tell(
            waits ? Urgency.NOW : Urgency.IF_IT_LASTS,
            progress -> progress.enter(Phase.PLACING, alarm.instant()));
    var placement = market.place(line);
    line.enter(Phase.MACHINE, alarm.instant());
    return buying.buy(line, placement);
  }

  private static Outcome broken(Line line, String reason, String remedy) {
    return new Outcome.Broken(line.phase(), reason, remedy);
  }

  private static String operatorFinds(Run run) {
    return "It is not the task's fault. The operator finds the cause in penv's log under `%s`."
        .formatted(run.id());
  }
}
