package dev.penv.hardware;

import java.util.List;
import java.util.Locale;

/**
 * A model of GPU in the catalogue.
 *
 * @param name as its maker writes it, without blanks: {@code V100}, {@code RTX2080Ti}
 * @param memories the nominal sizes it is made with, smallest first
 */
public record Model(String vendor, String name, List<DataSize> memories) {
  public Model {
    memories = memories.stream().sorted().toList();
    if (memories.isEmpty()) throw new IllegalArgumentException(name + " has no memory");
  }

  /** As people type it. */
  public String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  DataSize largest() {
    return memories.getLast();
  }

  /**
   * The size it is sold under. A driver reports up to a tenth less (22888 MiB of an L4's 24 GB);
   * less than that is a share of a card and stays as it is.
   */
  DataSize nominal(DataSize reported) {
    return memories.stream()
        .filter(size -> size.compareTo(reported) >= 0)
        .findFirst()
        .filter(size -> size.bytes() / 10 * 9 <= reported.bytes())
        .orElse(reported);
  }
}
