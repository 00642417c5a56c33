package dev.penv.run;

import dev.penv.measure.Measures;
import java.util.Optional;

/** The measures of runs over their steps, as far as they are known. Survives the process. */
public interface RunMeasures {
  void keep(RunId run, Measures measures);

  Optional<Measures> of(RunId run);
}
