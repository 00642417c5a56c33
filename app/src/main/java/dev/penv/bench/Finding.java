package dev.penv.bench;

/** One line of the table. */
sealed interface Finding {
  String what();

  /**
   * A value that was measured.
   *
   * @param note how it came about, such as what it was compared with
   */
  record Measured(String what, double value, String unit, Bar bar, String note) implements Finding {
    boolean passes() {
      return bar.met(value);
    }
  }

  /** Nothing was measured. */
  record Missing(String what, String why) implements Finding {}
}
