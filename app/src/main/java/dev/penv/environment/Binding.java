package dev.penv.environment;

import dev.penv.complaint.Complaint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of giving values to a task's parameters. */
public sealed interface Binding {
  /**
   * Every parameter has a value.
   *
   * @param values by name, in the order of the declaration
   */
  record Bound(Map<String, Value> values) implements Binding {
    public Bound {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** Some were not understood; never empty. */
  record Unbound(List<Complaint> complaints) implements Binding {
    public Unbound {
      complaints = List.copyOf(complaints);
    }
  }
}
