package dev.penv.workspace;

import dev.penv.complaint.Complaint;
import java.util.List;

/** What became of bringing an Environment up in a container. */
public sealed interface Brought {
  /** How its image was come by. */
  enum Source {
    /** As it is, from the daemon or a registry. */
    TAKEN,
    BUILT,
    /** It had been built from the same files before. */
    PREBUILT
  }

  /**
   * It is up.
   *
   * @param notes what of the devcontainer means nothing here
   */
  record Up(Inside.Container container, Source image, List<Complaint> notes) implements Brought {
    public Up {
      notes = List.copyOf(notes);
    }
  }

  /** It must not be, or nobody can tell what it should be; at least one. */
  record Refused(List<Complaint> complaints) implements Brought {
    public Refused {
      complaints = List.copyOf(complaints);
    }
  }

  /**
   * It is not up.
   *
   * @param reason what failed, foreign
   * @param remedy in Markdown: whose turn it is and what to do
   */
  record Failed(String reason, String remedy) implements Brought {}
}
