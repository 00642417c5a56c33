package dev.penv.money;

/** The most that may be spent on something, or that nobody set a limit. */
public sealed interface Ceiling {
  record Unlimited() implements Ceiling {}

  record AtMost(Money amount) implements Ceiling {}

  static Ceiling unlimited() {
    return new Unlimited();
  }

  static Ceiling atMost(Money amount) {
    return new AtMost(amount);
  }

  default boolean allows(Money total) {
    return switch (this) {
      case Unlimited() -> true;
      case AtMost(var amount) -> !total.exceeds(amount);
    };
  }

  /** The smaller of two: a limit never yields to another. */
  default Ceiling and(Ceiling other) {
    return switch (this) {
      case Unlimited() -> other;
      case AtMost(var amount) -> other.allows(amount) ? this : other;
    };
  }
}
