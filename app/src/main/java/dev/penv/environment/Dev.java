package dev.penv.environment;

import dev.penv.hardware.Requirements;
import java.time.Duration;

/**
 * What a repository wants for its dev environments.
 *
 * @param idle it is suspended after so long without use, {@link Duration#ZERO} when nothing is said
 * @param lifetime it ends after so long, {@link Duration#ZERO} when nothing is said
 */
public record Dev(Requirements requirements, Duration idle, Duration lifetime, boolean jupyter) {
  public static final Dev NONE = new Dev(Requirements.NONE, Duration.ZERO, Duration.ZERO, false);
}
