package dev.penv.environment;

import java.math.BigDecimal;

/** The value of a parameter in one run. */
public sealed interface Value {
  record Number(BigDecimal value) implements Value {}

  record Text(String value) implements Value {}

  record Flag(boolean value) implements Value {}
}
