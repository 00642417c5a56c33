package dev.penv.hardware;

import java.util.Locale;

/** What of a machine somebody can ask for, by the word for it. */
public enum Part {
  GPU,
  CPUS,
  MEMORY,
  DISK,
  ARCH;

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
