package dev.penv.event;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Marks that are forgotten with the process. */
final class MemoryMarks implements Marks {
  private final Map<String, Instant> marks = new HashMap<>();

  @Override
  public Optional<Instant> find(String name) {
    return Optional.ofNullable(marks.get(name));
  }

  @Override
  public void move(String name, Instant to) {
    marks.put(name, to);
  }
}
