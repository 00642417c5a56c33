package dev.penv.run;

import java.util.Optional;

/** Which run was ended by an ask that may have named none. Survives the process. */
public interface Stops {
  /** To be kept before the run is told; an ask keeps the run that it was given first. */
  void keep(String ask, RunId run);

  Optional<RunId> of(String ask);
}
