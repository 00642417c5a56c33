package dev.penv.journal;

import dev.penv.journal.Signals.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Journals that outlive a simulated process, but not this one. */
public final class MemoryRecords implements Records {
  private final Map<String, Map<String, String>> steps = new HashMap<>();
  private final Map<String, List<Signal>> signals = new HashMap<>();

  @Override
  public synchronized Map<String, String> steps(String line) {
    return Map.copyOf(steps.getOrDefault(line, Map.of()));
  }

  @Override
  public synchronized Optional<String> step(String line, String name) {
    return Optional.ofNullable(steps.getOrDefault(line, Map.of()).get(name));
  }

  @Override
  public synchronized String record(String line, String name, String json, Instant at) {
    var standing = steps.computeIfAbsent(line, _ -> new HashMap<>()).putIfAbsent(name, json);
    return standing == null ? json : standing;
  }

  @Override
  public synchronized Signal signal(String line, String body, Instant at) {
    var sent = signals.computeIfAbsent(line, _ -> new ArrayList<>());
    var signal = new Signal(sent.size() + 1L, body, Instant.ofEpochMilli(at.toEpochMilli()));
    sent.add(signal);
    return signal;
  }

  @Override
  public synchronized List<Signal> signals(String line, long after) {
    return signals.getOrDefault(line, List.of()).stream()
        .filter(signal -> signal.number() > after)
        .toList();
  }
}
