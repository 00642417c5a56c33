package dev.penv.github;

import java.util.regex.Pattern;

/** A full commit id, 40 lower-case hexadecimal digits (64 in a SHA-256 repository). */
public record CommitId(String sha) {
  private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

  public CommitId {
    if (!FULL.matcher(sha).matches()) {
      throw new IllegalArgumentException("not a full commit id: " + sha);
    }
  }

  /** The first seven digits, for display only: seven can be collided in minutes. */
  public String abbreviated() {
    return sha.substring(0, 7);
  }
}
