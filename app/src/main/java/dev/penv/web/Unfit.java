package dev.penv.web;

/** A request that asks for what cannot be; the message tells the asker. Caught at the door. */
final class Unfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unfit(String problem) {
    super(problem);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
