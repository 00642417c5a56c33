package dev.penv.github;

/** What a user may do in a repository, weakest first, so that the order compares. */
public enum Permission {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  public boolean atLeast(Permission other) {
    return compareTo(other) >= 0;
  }
}
