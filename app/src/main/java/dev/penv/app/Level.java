package dev.penv.app;

import java.util.Locale;

/** How much a permission allows. */
public enum Level {
  NONE,
  READ,
  WRITE;

  /** As GitHub spells it; what it has beyond writing is writing to us. */
  public static Level of(String word) {
    return switch (word) {
      case "read" -> READ;
      case "write", "admin" -> WRITE;
      default -> NONE;
    };
  }

  public boolean covers(Level wanted) {
    return compareTo(wanted) >= 0;
  }

  /** GitHub's spelling. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
