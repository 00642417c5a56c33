package dev.penv.policy;

import java.util.Set;

/** In which of the teams that a policy names somebody is. */
public sealed interface Teams {
  /** No team was asked for. */
  Teams NONE = new Known(Set.of());

  /**
   * Those of the teams that somebody is an active member of.
   *
   * @param slugs in lower case
   */
  record Known(Set<String> slugs) implements Teams {
    public Known {
      slugs = Set.copyOf(slugs);
    }
  }

  /** The App may not see who is in a team, so nobody counts as a member. */
  record Unreadable() implements Teams {}
}
