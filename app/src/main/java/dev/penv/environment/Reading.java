package dev.penv.environment;

import dev.penv.complaint.Complaint;
import java.util.List;

/** What came of reading a repository's devcontainer. */
public sealed interface Reading {
  /**
   * The file says what can be run.
   *
   * @param warnings what was read differently than its author may think, in order of the file
   */
  record Understood(Environment environment, List<Complaint> warnings) implements Reading {
    public Understood {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Nothing can be run before the file is mended.
   *
   * @param complaints all that is wrong, in order of the file; never empty
   */
  record Misread(List<Complaint> complaints) implements Reading {
    public Misread {
      complaints = List.copyOf(complaints);
    }
  }
}
