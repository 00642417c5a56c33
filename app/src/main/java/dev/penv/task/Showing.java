package dev.penv.task;

import java.io.IOException;
import java.time.Duration;

/**
 * Tells what a running task's measures directory has to show: every other second, and less often
 * where nothing changes, as a look costs a process on the machine.
 */
final class Showing {
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final MeasureFolder folder;
  private final Watch watch;
  private Duration waited = Duration.ZERO;
  private Duration next = SHORTEST;

  Showing(MeasureFolder folder, Watch watch) {
    this.folder = folder;
    this.watch = watch;
  }

  void after(Duration pause) {
    waited = waited.plus(pause);
    if (waited.compareTo(next) < 0) return;
    waited = Duration.ZERO;
    next = look() ? SHORTEST : longer();
  }

  private Duration longer() {
    var longer = next.multipliedBy(5).dividedBy(4);
    return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }

  private boolean look() {
    try {
      var look = folder.look();
      look.progress().ifPresent(watch::progress);
      if (!look.files().isEmpty()) watch.measures(look.files());
      return look.progress().isPresent() || !look.files().isEmpty();
    } catch (IOException unreadable) {
      // Only for show: the harvest reads all of them, and says what was wrong with them.
      return false;
    }
  }
}
