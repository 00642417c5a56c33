package dev.penv.environment;

import dev.penv.document.Decimal;
import java.math.BigDecimal;

/** The value of a parameter in one run. */
public sealed interface Value {
  record Number(BigDecimal value) implements Value {}

  record Text(String value) implements Value {}

  record Flag(boolean value) implements Value {}

  /** As a program finds it in its environment, and as it can be typed again. */
  default String text() {
    return switch (this) {
      case Number(var value) -> Decimal.print(value);
      case Text(var value) -> value;
      case Flag(var value) -> Boolean.toString(value);
    };
  }
}
