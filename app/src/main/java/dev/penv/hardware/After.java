package dev.penv.hardware;

import dev.penv.complaint.Durations;
import java.time.Duration;
import java.util.Optional;

/** What happens to a machine when its run has ended. */
public sealed interface After {
  /** It is deleted. */
  record Terminate() implements After {}

  /** It stops costing for compute; its disk stays. */
  record Stop() implements After {}

  /** It stays as it is for so long. */
  record Keep(Duration duration) implements After {}

  /** Reads {@code terminate}, {@code stop} or {@code keep:30m}; keeping needs a duration. */
  static Optional<After> parse(String word) {
    return switch (word) {
      case "terminate" -> Optional.of(new Terminate());
      case "stop" -> Optional.of(new Stop());
      default -> word.startsWith("keep:") ? keep(word.substring(5)) : Optional.empty();
    };
  }

  private static Optional<After> keep(String duration) {
    return Durations.parse(duration).filter(Duration::isPositive).map(Keep::new);
  }
}
