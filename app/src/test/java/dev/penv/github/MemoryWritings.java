package dev.penv.github;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Intents in memory. */
public final class MemoryWritings implements WritingStore {
  private final ConcurrentHashMap<String, Intent> intents = new ConcurrentHashMap<>();

  @Override
  public Intent change(Intent first, UnaryOperator<Intent> change) {
    return intents.compute(
        first.desired().key(), (_, present) -> present == null ? first : change.apply(present));
  }

  @Override
  public Optional<Intent> find(String key) {
    return Optional.ofNullable(intents.get(key));
  }

  @Override
  public Optional<Intent> next(long installation, Instant now) {
    return open(installation)
        .filter(intent -> !intent.due().isAfter(now))
        .min(Comparator.comparing(Intent::lane).thenComparing(Intent::due));
  }

  @Override
  public Optional<Instant> due(long installation) {
    return open(installation).map(Intent::due).min(Comparator.naturalOrder());
  }

  @Override
  public Set<Long> open() {
    return intents.values().stream()
        .filter(Intent::open)
        .map(intent -> intent.desired().repo().installation())
        .collect(toSet());
  }

  @Override
  public void drop(long installation) {
    open(installation).toList().forEach(intent -> intents.remove(intent.desired().key()));
  }

  @Override
  public int forget(Instant before) {
    var old =
        intents.values().stream()
            .filter(intent -> !intent.open() && intent.asked().isBefore(before))
            .map(intent -> intent.desired().key())
            .toList();
    old.forEach(intents::remove);
    return old.size();
  }

  private Stream<Intent> open(long installation) {
    return intents.values().stream()
        .filter(Intent::open)
        .filter(intent -> intent.desired().repo().installation() == installation);
  }
}
