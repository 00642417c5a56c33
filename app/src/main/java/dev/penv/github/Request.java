package dev.penv.github;

/**
 * One write as it goes out.
 *
 * @param part of the wish, cut to what GitHub takes in one request
 * @param told annotations that GitHub had before
 */
record Request(Intent intent, Writing part, int told) {
  /**
   * As much of a wish as one request takes.
   *
   * @param desired the wish, with its links resolved
   */
  static Request of(Intent intent, Writing desired) {
    int told = intent.standing() instanceof Standing.There there ? there.annotations() : 0;
    var part =
        switch (desired) {
          case Writing.React react -> react;
          case Writing.Say say -> Fit.say(say);
          case Writing.Show show -> Fit.show(show, told);
        };
    return new Request(intent, part, told);
  }

  /** Whether sending it twice would show: a second comment or check run, the same notes again. */
  boolean onceOnly() {
    if (part instanceof Writing.React) return false;
    return !(intent.standing() instanceof Standing.There) || annotations(part) > 0;
  }

  /** How many annotations GitHub has now; its own count may lag behind what it accepted. */
  int toldAfter(Answer.Stands stands) {
    return Math.max(stands.annotations(), told + annotations(part));
  }

  boolean completes(int toldNow) {
    return toldNow >= annotations(intent.desired());
  }

  private static int annotations(Writing writing) {
    return writing instanceof Writing.Show show ? show.check().annotations().size() : 0;
  }
}
