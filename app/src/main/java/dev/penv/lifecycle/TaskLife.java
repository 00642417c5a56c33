package dev.penv.lifecycle;

import dev.penv.github.Reaction;
import dev.penv.github.Writer;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.journal.Alarm;
import dev.penv.machine.Machine;
import dev.penv.measure.Measure;
import dev.penv.remote.Shell;
import dev.penv.run.Artifact;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Run;
import dev.penv.run.RunMeasures;
import dev.penv.task.Attempt;
import dev.penv.task.Ended;
import dev.penv.task.Tasks;
import dev.penv.workspace.Inside;
import dev.penv.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A task on its machine: workspace, start, follow, harvest. */
final class TaskLife {
  private final Places places;
  private final Insides insides;
  private final Leases leases;
  private final Tasks tasks;
  private final RunMeasures measures;
  private final Writer writer;
  private final Alarm alarm;

  TaskLife(
      Places places,
      Insides insides,
      Leases leases,
      Tasks tasks,
      RunMeasures measures,
      Writer writer,
      Alarm alarm) {
    this.places = places;
    this.insides = insides;
    this.leases = leases;
    this.tasks = tasks;
    this.measures = measures;
    this.writer = writer;
    this.alarm = alarm;
  }

  /** How the task ended; outputs and measures are kept however that was. */
  Outcome outcome(Line line, Machine machine) throws InterruptedException {
    try {
      var shell = places.shell(machine);
      var begun = start(line, machine, shell);
      var outcome = follow(line, machine, shell, begun);
      harvest(line, machine, shell, begun.attempt());
      return outcome;
    } catch (IOException | UncheckedIOException e) {
      Interruption.check(e);
      throw new Over(Failures.outcome(line, e));
    }
  }

  /** When nothing more is logged. */
  void forgetSecrets(Run run) {
    places.forgetSecrets(run);
  }

  /**
   * @param base bytes that the run's log had before the task printed anything
   */
  private record Begun(Attempt attempt, long base) {}

  private Begun start(Line line, Machine machine, Shell shell)
      throws IOException, InterruptedException {
    line.enter(Phase.WORKSPACE, alarm.instant());
    var workspace = places.workspace(line, machine);
    var outside = attempt(line.run(), machine, workspace);
    line.journal().once("prepared", () -> tasks.prepare(shell, outside));
    var attempt = outside.in(insides.inside(line, machine, workspace, outside));
    long base = base(line, attempt);
    line.journal().once("started", () -> begin(line, machine, shell, attempt));
    line.telling()
        .tell(Urgency.IF_IT_LASTS, progress -> progress.enter(Phase.RUNNING, alarm.instant()));
    acknowledge(line.run());
    return new Begun(attempt, base);
  }

  private static Attempt attempt(Run run, Machine machine, Workspace workspace) {
    return new Attempt(
        run, 1, machine.folder(), workspace.path(), machine.user(), new Inside.Machine(), Map.of());
  }

  /** Only what brings a container up prints before the task. */
  private long base(Line line, Attempt attempt) {
    return switch (attempt.inside()) {
      case Inside.Machine() -> 0;
      case Inside.Container _ ->
          line.journal().step("base", Long.class, () -> tasks.logged(line.run().id()));
    };
  }

  /** What has begun already is never left to itself: it is followed, and ended there if asked. */
  private void begin(Line line, Machine machine, Shell shell, Attempt attempt) throws IOException {
    if (!tasks.isStarted(shell, attempt)) line.attention().check();
    leases.renewForTask(line.run(), machine);
    tasks.start(shell, attempt);
  }

  private void acknowledge(Run run) {
    var comment = run.origin().comment();
    if (comment != 0) writer.put(new Writing.React(run.repo(), comment, Reaction.ROCKET));
  }

  private Outcome follow(Line line, Machine machine, Shell shell, Begun begun)
      throws IOException, InterruptedException {
    var live = new LiveMeasures(line.run(), measures);
    var watch = new TaskWatch(line, live, alarm);
    var mask = places.mask(line.run());
    var attempt = begun.attempt();
    try {
      return outcome(line.run(), machine, tasks.follow(shell, attempt, begun.base(), mask, watch));
    } catch (Over asked) {
      tasks.stop(shell, attempt);
      tasks.follow(shell, attempt, begun.base(), mask, watch.deaf());
      return asked.outcome();
    }
  }

  private static Outcome outcome(Run run, Machine machine, Ended ended) {
    return switch (ended) {
      case Ended.Exited(var code, var _) when code == 0 -> new Outcome.Succeeded();
      case Ended.Exited(var code, var _) -> new Outcome.Failed(code);
      case Ended.OutOfMemory(var code, var _) ->
          code == 0
              ? new Outcome.Succeeded()
              : new Outcome.OutOfMemory(code, machine.hardware().memory());
      case Ended.TimedOut _ -> new Outcome.TimedOut(run.timeout());
      // None of us asked for it: somebody on the machine did.
      case Ended.Stopped(var code, var _) -> new Outcome.Failed(code);
      case Ended.Lost(var why) -> new Outcome.Lost(why);
    };
  }

  private void harvest(Line line, Machine machine, Shell shell, Attempt attempt)
      throws IOException {
    line.enter(Phase.HARVESTING, alarm.instant());
    tasks.kill(shell, attempt);
    leases.renewForHarvest(line.run(), machine);
    insides.giveBack(line, machine, attempt);
    var kept = line.journal().step("kept", Kept.class, () -> harvested(line.run(), shell, attempt));
    line.telling().keep(progress -> progress.kept(kept.outputs()).measured(1, kept.headline()));
    line.note(kept.notes());
  }

  private Kept harvested(Run run, Shell shell, Attempt attempt) throws IOException {
    var harvested = tasks.harvest(shell, attempt);
    var live = new LiveMeasures(run, measures);
    var headline = live.add(harvested.measures());
    var notes = Stream.concat(harvested.notes().stream(), live.complaints().stream()).toList();
    return new Kept(harvested.outputs(), headline, notes);
  }

  /** What a replay must know; the measures themselves, which can be many, have their own place. */
  private record Kept(List<Artifact> outputs, List<Measure> headline, List<String> notes) {}
}
