package dev.penv.measure;

/** What a change of a measure means. */
public enum Verdict {
  BETTER,
  WORSE,
  /** Equal, but for rounding. */
  SAME,
  /** It changed, and nobody declared which way is better. */
  CHANGED;

  static Verdict of(Measure run, double base) {
    if (!Figures.differ(run.value(), base)) return SAME;
    var rose = run.value() > base;
    return switch (run.direction()) {
      case HIGHER -> rose ? BETTER : WORSE;
      case LOWER -> rose ? WORSE : BETTER;
      case NEUTRAL -> CHANGED;
    };
  }
}
