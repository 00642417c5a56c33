package dev.penv.policy;

import dev.penv.complaint.Complaint;
import java.util.List;

/** What one level says. One without a file has no layer. */
public sealed interface Layer {
  /** It can be understood. */
  record Speaks(Rules rules) implements Layer {}

  /**
   * It cannot, which never means that something is allowed.
   *
   * @param problems at least one, in the order of the file
   */
  record Broken(Source source, List<Complaint> problems) implements Layer {
    public Broken {
      problems = List.copyOf(problems);
    }
  }
}
