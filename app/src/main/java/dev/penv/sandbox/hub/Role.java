package dev.penv.sandbox.hub;

import java.util.Locale;

/** What somebody may do in a repository, weakest first. */
public enum Role {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  /** GitHub's {@code role_name}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** GitHub's older word, which knows neither triage nor maintain. */
  public String permission() {
    return switch (this) {
      case TRIAGE -> READ.word();
      case MAINTAIN -> WRITE.word();
      case NONE, READ, WRITE, ADMIN -> word();
    };
  }

  public boolean atLeast(Role other) {
    return compareTo(other) >= 0;
  }
}
