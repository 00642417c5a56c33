package dev.penv.lifecycle;

import dev.penv.run.RunId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who may be live at once, and who waits in which place: first come, first served. Kept in memory,
 * as a new process asks every unfinished run to enter again, oldest first.
 */
final class Turns {
  private final int most;
  private final Set<RunId> live = new HashSet<>();
  private final Deque<RunId> waiting = new ArrayDeque<>();

  Turns(int most) {
    this.most = most;
  }

  /** A run that had its turn already, in an earlier process, goes on whatever the cap says. */
  synchronized void goOn(RunId run) {
    waiting.remove(run);
    live.add(run);
  }

  /** Place in the queue, 1 is next; 0 when it is this run's turn. Entering twice is once. */
  synchronized int enter(RunId run) {
    if (live.contains(run)) return 0;
    if (!waiting.contains(run)) waiting.addLast(run);
    grant();
    return live.contains(run) ? 0 : new ArrayList<>(waiting).indexOf(run) + 1;
  }

  /** Gives the turn or the place back; names the runs whose turn has come by that. */
  synchronized List<RunId> leave(RunId run) {
    waiting.remove(run);
    live.remove(run);
    return grant();
  }

  private List<RunId> grant() {
    var granted = new ArrayList<RunId>();
    while (live.size() < most && !waiting.isEmpty()) {
      var next = waiting.removeFirst();
      live.add(next);
      granted.add(next);
    }
    return granted;
  }
}
