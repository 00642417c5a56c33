package dev.penv.container;

import dev.penv.complaint.Complaint;
import dev.penv.environment.Metadata;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What came of specifying the container of a run. */
public sealed interface Specified {
  /**
   * Docker can be given this, once the powers were judged.
   *
   * @param metadata of the file, its image and its Features, with the variables of the run replaced
   *     that are known before the container runs
   * @param folder of the code in the container, absolute
   * @param powers each with what asks for it
   * @param notes what means nothing here
   */
  record Understood(
      ContainerSpec spec,
      Metadata metadata,
      String folder,
      SequencedMap<Power, Origin> powers,
      List<Complaint> notes)
      implements Specified {
    public Understood {
      powers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(powers));
      notes = List.copyOf(notes);
    }
  }

  /** Something has to be mended first; never empty. */
  record Misread(List<Complaint> complaints) implements Specified {
    public Misread {
      complaints = List.copyOf(complaints);
    }
  }
}
