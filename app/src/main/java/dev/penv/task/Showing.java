package dev.penv.task;

import java.io.IOException;
import java.time.Duration;

/** Tells what a running task's measures directory has to show, every other second. */
final class Showing {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  private final MeasureFolder folder;
  private final Watch watch;
  private Duration waited = Duration.ZERO;

  Showing(MeasureFolder folder, Watch watch) {
    this.folder = folder;
    this.watch = watch;
  }

  void after(Duration pause) {
    waited = waited.plus(pause);
    if (waited.compareTo(BETWEEN_LOOKS) < 0) return;
    waited = Duration.ZERO;
    try {
      var look = folder.look();
      look.progress().ifPresent(watch::progress);
      if (!look.files().isEmpty()) watch.measures(look.files());
    } catch (IOException unreadable) {
      // Only for show: the harvest reads all of them, and says what was wrong with them.
    }
  }
}
