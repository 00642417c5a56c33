package dev.penv.run;

import dev.penv.measure.Measure;
import dev.penv.money.Money;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far a Run is, as people are told it. Its life writes it, reports and pages read it; nothing
 * is decided by it.
 *
 * @param since when each phase of this attempt began
 * @param place in the queue, 1 is next; 0 when the run does not wait
 * @param attempt counts from 1
 * @param fraction of the task that is done, 0 to 1; 0 until the task tells one
 * @param measures the latest headline
 * @param base id of the run whose measures stand beside them; empty while none was found
 * @param cost so far, of all attempts
 * @param notes sentences in Markdown that the asker should read
 */
public record Progress(
    State state,
    Phase phase,
    Map<Phase, Instant> since,
    int place,
    int attempt,
    Equipment machine,
    double fraction,
    List<Measure> measures,
    String base,
    List<Artifact> artifacts,
    Money cost,
    List<String> notes) {

  /** Whether the outcome stands. A run that has an outcome may still hold a machine. */
  public sealed interface State {
    record Live() implements State {}

    record Ended(Outcome outcome, Instant at) implements State {}
  }

  public Progress {
    since = inOrder(since);
    measures = List.copyOf(measures);
    artifacts = List.copyOf(artifacts);
    notes = List.copyOf(notes);
  }

  /** A run that was just asked for. */
  public static Progress asked(Instant at) {
    return new Progress(
        new State.Live(),
        Phase.QUEUED,
        Map.of(Phase.QUEUED, at),
        0,
        1,
        Equipment.NONE,
        0,
        List.of(),
        "",
        List.of(),
        Money.ZERO,
        List.of());
  }

  /** Enters a phase. A replayed life enters again what it has passed: that changes nothing. */
  public Progress enter(Phase next, Instant at) {
    if (next.compareTo(phase) < 0) return this;
    var times = new EnumMap<Phase, Instant>(Phase.class);
    times.putAll(since);
    times.putIfAbsent(next, at);
    return with(next, times, next == Phase.QUEUED ? place : 0, attempt);
  }

  public Progress waiting(int newPlace) {
    return with(phase, since, newPlace, attempt);
  }

  /** A further attempt looks for a machine anew; the phases of the one before are forgotten. */
  public Progress attempt(int number) {
    if (number <= attempt) return this;
    var times = new EnumMap<Phase, Instant>(Phase.class);
    times.putAll(since);
    times.keySet().removeIf(known -> known.compareTo(Phase.PREPARING) > 0);
    return with(Phase.PREPARING, times, place, number);
  }

  public Progress on(Equipment equipment) {
    return new Progress(
        state, phase, since, place, attempt, equipment, fraction, measures, base, artifacts, cost,
        notes);
  }

  public Progress measured(double newFraction, List<Measure> headline) {
    return new Progress(
        state,
        phase,
        since,
        place,
        attempt,
        machine,
        newFraction,
        headline,
        base,
        artifacts,
        cost,
        notes);
  }

  /** Chooses the run to compare the measures with. */
  public Progress besides(RunId chosen) {
    return new Progress(
        state,
        phase,
        since,
        place,
        attempt,
        machine,
        fraction,
        measures,
        chosen.value(),
        artifacts,
        cost,
        notes);
  }

  public Progress kept(List<Artifact> files) {
    return new Progress(
        state, phase, since, place, attempt, machine, fraction, measures, base, files, cost, notes);
  }

  public Progress costing(Money soFar) {
    return new Progress(
        state, phase, since, place, attempt, machine, fraction, measures, base, artifacts, soFar,
        notes);
  }

  /**
   * Adds a sentence; one that stands already is not repeated, so a replayed life may say it again.
   */
  public Progress noting(String sentence) {
    if (notes.contains(sentence)) return this;
    var more = Stream.concat(notes.stream(), Stream.of(sentence)).toList();
    return new Progress(
        state, phase, since, place, attempt, machine, fraction, measures, base, artifacts, cost,
        more);
  }

  /** The outcome stands; the phase is entered separately, as the machine may still be there. */
  public Progress ended(Outcome outcome, Instant at) {
    return new Progress(
        new State.Ended(outcome, at),
        phase,
        since,
        0,
        attempt,
        machine,
        fraction,
        measures,
        base,
        artifacts,
        cost,
        notes);
  }

  private Progress with(Phase newPhase, Map<Phase, Instant> times, int newPlace, int newAttempt) {
    return new Progress(
        state,
        newPhase,
        times,
        newPlace,
        newAttempt,
        machine,
        fraction,
        measures,
        base,
        artifacts,
        cost,
        notes);
  }

  private static Map<Phase, Instant> inOrder(Map<Phase, Instant> times) {
    var ordered = new EnumMap<Phase, Instant>(Phase.class);
    ordered.putAll(times);
    return Collections.unmodifiableMap(ordered);
  }
}
