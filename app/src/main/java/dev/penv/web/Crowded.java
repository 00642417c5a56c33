package dev.penv.web;

/** Too much of it goes on at once; thrown before anything was done. */
final class Crowded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  private Crowded(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  static Crowded byOne() {
    return new Crowded(
        429, "Too much is asked for by you, or through your link, at once. Try again in a moment.");
  }

  static Crowded byAll() {
    return new Crowded(503, "Too many ask for this at once. Try again in a moment.");
  }

  int status() {
    return status;
  }
}
