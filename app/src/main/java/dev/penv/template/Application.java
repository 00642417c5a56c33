package dev.penv.template;

import dev.penv.complaint.Complaint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of applying a template. */
public sealed interface Application {
  /**
   * The files are made.
   *
   * @param options the value of each option, chosen or not, in the order of the template
   * @param files their texts by their paths below the root of the repository
   */
  record Applied(Map<String, String> options, Map<String, String> files) implements Application {
    public Applied {
      options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
      files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }
  }

  /** Some choices cannot be met; never empty. */
  record Refused(List<Complaint> complaints) implements Application {
    public Refused {
      complaints = List.copyOf(complaints);
    }
  }
}
