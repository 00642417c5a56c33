package dev.penv.archive;

import java.util.List;
import java.util.Set;

/**
 * Passes only what was there the last time too. What a clock that jumped has made old may be young
 * again by then; what was removed stays so.
 */
final class SecondLook<T> {
  private Set<T> seen = Set.of();

  List<T> again(List<T> now) {
    var again = now.stream().filter(seen::contains).toList();
    seen = Set.copyOf(now);
    return again;
  }
}
