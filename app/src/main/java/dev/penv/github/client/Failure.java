package dev.penv.github.client;

import java.time.Instant;

/**
 * Why a call did not succeed. Messages name the call and GitHub's reason, never a token or a body.
 * Unchecked, so that it passes through hub4j untouched: hub4j would sleep on limits and send lost
 * requests again.
 */
abstract sealed class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  private Failure(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  /** GitHub wants nothing from this installation until then. Not carried out. */
  static final class Limited extends Failure {
    private static final long serialVersionUID = 1L;

    private final Instant until;

    Limited(Instant until) {
      super("limited by GitHub until " + until);
      this.until = until;
    }

    Instant until() {
      return until;
    }
  }

  /** No token for the installation, or its token is refused. Not carried out. */
  static sealed class Shut extends Failure {
    private static final long serialVersionUID = 1L;

    Shut(String message) {
      super(message);
    }
  }

  /** The App is suspended there, or not installed any more: its owner has to change that. */
  static final class NotInstalled extends Shut {
    private static final long serialVersionUID = 1L;

    NotInstalled(String message) {
      super(message);
    }
  }

  /** Refused with a status of 3xx or 4xx. Not carried out. */
  static final class Refused extends Failure {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }

    /** What was asked for does not exist, or not for us. */
    boolean nothingThere() {
      return status == 404 || status == 410 || status == 409 || status == 422;
    }
  }

  /** It never left this computer. */
  static final class Unsent extends Failure {
    private static final long serialVersionUID = 1L;

    Unsent(String message) {
      super(message);
    }
  }

  /** No answer, half an answer, or a failure of GitHub's: it may have been carried out. */
  static final class Unanswered extends Failure {
    private static final long serialVersionUID = 1L;

    Unanswered(String message) {
      super(message);
    }
  }
}
