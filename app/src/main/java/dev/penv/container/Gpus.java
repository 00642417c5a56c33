package dev.penv.container;

import java.util.List;

/** The GPUs of the host that a container is given. */
public sealed interface Gpus {
  record None() implements Gpus {}

  record All() implements Gpus {}

  /** Any so many. */
  record Count(int count) implements Gpus {
    public Count {
      if (count < 1) throw new IllegalArgumentException("gpus must be positive, were " + count);
    }
  }

  /** These: indexes or UUIDs, as nvidia-smi knows them. */
  record Ids(List<String> ids) implements Gpus {
    public Ids {
      ids = List.copyOf(ids);
    }
  }
}
