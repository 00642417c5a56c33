package dev.penv.web;

import dev.penv.app.Ending;
import dev.penv.app.Owner;
import java.net.URI;
import java.util.Optional;

/** Makes penv the App that a person has just created. */
public interface Registration {
  /**
   * Keeps the App that the code stands for. May be called again after {@link Ending.Again}.
   *
   * @param owner for whom the App was asked for
   * @param code as it came in the address; only its form is known
   */
  Ending finish(Owner owner, String code);

  /** Where an App may be left over from an earlier try that never came to its end. */
  Optional<URI> leftOver();
}
