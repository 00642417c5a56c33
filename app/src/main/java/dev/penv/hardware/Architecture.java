package dev.penv.hardware;

import java.util.Locale;
import java.util.Optional;

/** A processor's instruction set, under the name that container images use. */
public enum Architecture {
  /** Nothing is said; only Requirements can be so, never Hardware. */
  ANY,
  AMD64,
  ARM64;

  /**
   * Reads an image's name for it and what the kernel calls it ({@code x86_64}, {@code aarch64}).
   */
  public static Optional<Architecture> parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64", "x64" -> Optional.of(AMD64);
      case "arm64", "aarch64" -> Optional.of(ARM64);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
