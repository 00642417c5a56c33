package dev.penv.event;

import java.time.Instant;
import java.util.Optional;

/** How far penv has looked back at what GitHub has, by name. Survives the process. */
public interface Marks {
  Optional<Instant> find(String name);

  /** Everything before that time was handled. */
  void move(String name, Instant to);
}
