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
}
