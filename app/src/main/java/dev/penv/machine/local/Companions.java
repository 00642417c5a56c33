package dev.penv.machine.local;

import dev.penv.run.RunId;
import java.io.IOException;

/** What a run has on this computer besides its slot, such as containers. */
@FunctionalInterface
public interface Companions {
  Companions NONE = _ -> {};

  /** Ends and removes all of it. Removing nothing is success. */
  void remove(RunId run) throws IOException;
}
