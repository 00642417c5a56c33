package dev.penv.world;

/** The process dies here. An Error, so that nothing on the way up takes it for a failure. */
public final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  public Killed(String moment) {
    super("killed at " + moment);
  }
}
