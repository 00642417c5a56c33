package dev.penv.measure;

import java.util.List;

/** Where values lie between the beginning and the end of a line, and which of them are named. */
sealed interface Scale permits Axis, Decades {
  /** Ascending, within the scale. */
  List<Double> ticks();

  /** 0 at the beginning, 1 at the end. */
  double position(double value);

  String label(double tick);
}
