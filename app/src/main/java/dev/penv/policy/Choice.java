package dev.penv.policy;

import java.util.Set;

/** Which of some named things are allowed. */
public sealed interface Choice {
  record Any() implements Choice {}

  /**
   * These and no others; nothing at all when there are none.
   *
   * @param names in lower case
   */
  record Only(Set<String> names) implements Choice {
    public Only {
      names = Set.copyOf(names);
    }
  }

  default boolean allows(String name) {
    return switch (this) {
      case Any() -> true;
      case Only(var names) -> names.contains(name);
    };
  }
}
