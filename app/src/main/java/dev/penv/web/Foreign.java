package dev.penv.web;

/** A write that may have been sent by another site in somebody's name. Caught at the door. */
final class Foreign extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Foreign() {
    super("not from a page of ours");
  }
}
