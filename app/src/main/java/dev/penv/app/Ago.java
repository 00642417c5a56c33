package dev.penv.app;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in the largest unit that fits. */
final class Ago {
  private Ago() {}

  static String of(Instant then, Instant now) {
    var age = Duration.between(then, now);
    if (age.toMinutes() < 1) return "just now";
    if (age.toHours() < 1) return age.toMinutes() + " min ago";
    return age.toDays() < 1 ? age.toHours() + " h ago" : age.toDays() + " d ago";
  }
}
