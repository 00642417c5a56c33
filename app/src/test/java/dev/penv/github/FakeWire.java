package dev.penv.github;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What stands on a GitHub in memory, with answers that tests replace or lose. */
final class FakeWire implements Wire {
  /** One thing that stands there. */
  record Thing(String key, Writing last, int annotations) {}

  final Map<Long, Thing> things = new LinkedHashMap<>();

  /** Every call in order, such as {@code create say/11/7/a}. */
  final List<String> calls = new ArrayList<>();

  private final Deque<UnaryOperator<Answer>> faults = new ArrayDeque<>();
  private final Deque<Answer> refusals = new ArrayDeque<>();
  private long ids = 100;

  /** The next call does nothing and answers this. */
  FakeWire refuse(Answer answer) {
    refusals.add(answer);
    return this;
  }

  /** The next call works, and its answer is lost. */
  FakeWire loseAnswer() {
    faults.add(_ -> new Answer.Lost("reset"));
    return this;
  }

  /** The next call works, and then this happens in place of the answer. */
  FakeWire after(Runnable event) {
    faults.add(answer -> {
      event.run();
      return answer;
    });
    return this;
  }

  @Override
  public Answer find(Writing writing, Instant since) {
    return answer("find " + writing.key(), () -> lookUp(writing));
  }

  @Override
  public Answer create(Writing writing) {
    return answer(
        "create " + writing.key(),
        () -> {
          if (writing instanceof Writing.React && entry(writing).isPresent())
            return lookUp(writing);
          return put(ids++, writing, 0);
        });
  }

  @Override
  public Answer update(Writing writing, long id) {
    return answer(
        "update " + writing.key(),
        () -> {
          var present = things.get(id);
          return present == null ? new Answer.Absent() : put(id, writing, present.annotations());
        });
  }

  /** The only thing that stands. */
  Thing only() {
    if (things.size() != 1) throw new AssertionError("not one thing but " + things);
    return things.values().iterator().next();
  }

  void delete(String key) {
    things.values().removeIf(thing -> thing.key().equals(key));
  }

  private Answer put(long id, Writing writing, int before) {
    var annotations =
        writing instanceof Writing.Show show ? before + show.check().annotations().size() : 0;
    things.put(id, new Thing(writing.key(), writing, annotations));
    return new Answer.Stands(id, annotations);
  }

  private Answer lookUp(Writing writing) {
    if (writing instanceof Writing.React && !calls.getLast().startsWith("create")) {
      return new Answer.Absent();
    }
    return entry(writing)
        .<Answer>map(found -> new Answer.Stands(found.getKey(), found.getValue().annotations()))
        .orElse(new Answer.Absent());
  }

  private Optional<Map.Entry<Long, Thing>> entry(Writing writing) {
    return things.entrySet().stream()
        .filter(entry -> entry.getValue().key().equals(writing.key()))
        .findFirst();
  }

  private Answer answer(String call, Supplier<Answer> effect) {
    calls.add(call);
    if (!refusals.isEmpty()) return refusals.poll();
    var answer = effect.get();
    return faults.isEmpty() ? answer : faults.poll().apply(answer);
  }
}
