package dev.penv.hardware;

import java.util.Optional;

/** Whether a machine may be one that its seller can take back at any time. */
public enum Spot {
  /** Spot first, then the full price. */
  YES,
  /** Never. */
  NO,
  /** Nothing but spot. */
  ONLY;

  /** Reads {@code yes}, {@code no} or {@code only}. */
  public static Optional<Spot> parse(String word) {
    return switch (word) {
      case "yes" -> Optional.of(YES);
      case "no" -> Optional.of(NO);
      case "only" -> Optional.of(ONLY);
      default -> Optional.empty();
    };
  }
}
