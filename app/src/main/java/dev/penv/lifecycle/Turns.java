package dev.penv.lifecycle;

import dev.penv.money.Payer;
import dev.penv.policy.Room;
import dev.penv.run.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who may be live at once, and who waits in which place: first come, first served, but for those
 * whose own repository or organisation has no room. Kept in memory, as a new process asks every
 * unfinished run to enter again, oldest first.
 */
final class Turns {
  private final Map<RunId, Payer> live = new HashMap<>();
  private final Map<RunId, Waiting> waiting = new LinkedHashMap<>();

  /** A run that had its turn already, in an earlier process, goes on whatever the cap says. */
  synchronized void goOn(RunId run, Payer payer) {
    waiting.remove(run);
    live.put(run, payer);
  }

  /** Whether it is this run's turn already. */
  synchronized boolean has(RunId run) {
    return live.containsKey(run);
  }

  /**
   * Place in the queue, 1 is next; 0 when it is this run's turn. Entering twice is once.
   *
   * @param rooms all of which must have a place for it
   */
  synchronized int enter(RunId run, Payer payer, List<Room> rooms) {
    if (live.containsKey(run)) return 0;
    waiting.put(run, new Waiting(payer, rooms));
    grant();
    return live.containsKey(run) ? 0 : new ArrayList<>(waiting.keySet()).indexOf(run) + 1;
  }

  /** Gives the turn or the place back; names the runs whose turn has come by that. */
  synchronized List<RunId> leave(RunId run) {
    waiting.remove(run);
    live.remove(run);
    return grant();
  }

  private List<RunId> grant() {
    var granted = new ArrayList<RunId>();
    for (var next : List.copyOf(waiting.entrySet())) {
      if (!hasRoom(next.getValue())) continue;
      waiting.remove(next.getKey());
      live.put(next.getKey(), next.getValue().payer());
      granted.add(next.getKey());
    }
    return granted;
  }

  private boolean hasRoom(Waiting next) {
    return next.rooms().stream()
        .allMatch(room -> live.values().stream().filter(room.pot()::counts).count() < room.most());
  }

  private record Waiting(Payer payer, List<Room> rooms) {}
}
