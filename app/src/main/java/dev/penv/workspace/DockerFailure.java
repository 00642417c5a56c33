package dev.penv.workspace;

import java.io.IOException;

/** What was asked of a docker daemon did not happen. */
public final class DockerFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /**
   * @param reason as the daemon says it, foreign
   */
  public DockerFailure(Kind kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Whose turn it is. */
  public enum Kind {
    /** There is no such image, container or build stage. */
    ABSENT,
    /** A registry wants other credentials. */
    DENIED,
    DISK_FULL,
    /** The daemon, or a registry that it asks, is not to be reached. */
    UNREACHABLE,
    /** A step of a Dockerfile ended with an error. */
    STEP,
    OTHER
  }
}
