package dev.penv.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides which requests go wrong. */
public final class Faults {
  private final List<Function<Incoming, Optional<Fault>>> rules = new ArrayList<>();

  /** Asks this about each request; the first rule that names a fault wins. */
  public synchronized void rule(Function<Incoming, Optional<Fault>> rule) {
    rules.add(rule);
  }

  /** Lets the next {@code times} requests of this method whose path ends like this go wrong. */
  public void next(int times, String method, String pathEnd, Fault fault) {
    var left = new int[] {times};
    rule(request -> {
      var meant = request.method().equals(method) && request.path().endsWith(pathEnd);
      return meant && left[0]-- > 0 ? Optional.of(fault) : Optional.empty();
    });
  }

  /** Everything works again. */
  public synchronized void clear() {
    rules.clear();
  }

  synchronized Optional<Fault> of(Incoming request) {
    return rules.stream().flatMap(rule -> rule.apply(request).stream()).findFirst();
  }
}
