package dev.penv.lifecycle;

import dev.penv.money.Payer;
import dev.penv.money.Pot;
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

  /** How many of the live ones count for a pot, of the pots that somebody counts for. */
  private final Map<Pot, Long> taken = new HashMap<>();

  private final Map<RunId, Waiting> waiting = new LinkedHashMap<>();

  /** Of those who wait; fewer than them when they have to be counted anew. */
  private final Map<RunId, Integer> places = new HashMap<>();

  /** A run that had its turn already, in an earlier process, goes on whatever the cap says. */
  synchronized void goOn(RunId run, Payer payer) {
    quit(run);
    begin(run, payer);
  }

  /** Whether it is this run's turn already. */
  synchronized boolean has(RunId run) {
    return live.containsKey(run);
  }

  /**
   * Place in the queue, 1 is next; 0 when it is this run's turn. Entering twice is once. Everybody
   * who waits enters again and again, so this must not look at all the others.
   *
   * @param rooms all of which must have a place for it
   */
  synchronized int enter(RunId run, Payer payer, List<Room> rooms) {
    if (live.containsKey(run)) return 0;
    // Whoever waits has no room, or would have been given the turn when somebody left.
    if (hasRoom(rooms)) {
      goOn(run, payer);
      return 0;
    }
    if (waiting.put(run, new Waiting(payer, rooms)) == null) places.put(run, waiting.size());
    return place(run);
  }

  /** Gives the turn or the place back; names the runs whose turn has come by that. */
  synchronized List<RunId> leave(RunId run) {
    quit(run);
    if (!live.containsKey(run)) return List.of();
    end(run);
    return grant();
  }

  private List<RunId> grant() {
    var granted = new ArrayList<RunId>();
    for (var next : List.copyOf(waiting.entrySet())) {
      if (!hasRoom(next.getValue().rooms())) continue;
      goOn(next.getKey(), next.getValue().payer());
      granted.add(next.getKey());
    }
    return granted;
  }

  private int place(RunId run) {
    if (places.size() != waiting.size()) {
      places.clear();
      for (var next : waiting.keySet()) places.put(next, places.size() + 1);
    }
    return places.getOrDefault(run, 0);
  }

  private void quit(RunId run) {
    if (waiting.remove(run) != null) places.clear();
  }

  private void begin(RunId run, Payer payer) {
    if (live.putIfAbsent(run, payer) == null) count(payer, 1);
  }

  private void end(RunId run) {
    var payer = live.remove(run);
    if (payer != null) count(payer, -1);
  }

  private void count(Payer payer, int more) {
    taken.replaceAll((pot, count) -> pot.counts(payer) ? count + more : count);
    taken.values().removeIf(count -> count == 0);
  }

  private boolean hasRoom(List<Room> rooms) {
    return rooms.stream().allMatch(room -> taken(room.pot()) < room.most());
  }

  private long taken(Pot pot) {
    var known = taken.get(pot);
    if (known != null) return known;
    long count = live.values().stream().filter(pot::counts).count();
    if (count > 0) taken.put(pot, count);
    return count;
  }

  private record Waiting(Payer payer, List<Room> rooms) {}
}
