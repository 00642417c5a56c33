package dev.penv.container;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An option of {@code docker run}.
 *
 * @param name the long one, without dashes
 * @param letter the short one; 0 when there is none
 * @param hasValue whether it is followed by one; the others may have {@code =true} or {@code
 *     =false}
 */
record RunOption(String name, char letter, boolean hasValue, Meaning meaning) {

  /** What becomes of it here. */
  sealed interface Meaning {
    /**
     * It changes the spec.
     *
     * @param example of a value
     * @param change empty when the value is none for this option
     */
    record Sets(String example, Function<String, Optional<UnaryOperator<ContainerSpec>>> change)
        implements Meaning {}

    /**
     * It means nothing here.
     *
     * @param why a whole sentence
     */
    record Ignored(String why) implements Meaning {}

    /**
     * Nobody may use it here.
     *
     * @param why a whole sentence
     */
    record Refused(String why, String remedy) implements Meaning {}
  }

  String typed() {
    return "--" + name;
  }
}
