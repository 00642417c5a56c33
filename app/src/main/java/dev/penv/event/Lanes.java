package dev.penv.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane for each conversation that has something to handle; one virtual thread for each lane.
 */
final class Lanes {
  private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** With the pauses above, about four hours; an outage of GitHub that lasts longer is rare. */
  private static final int MOST_TRIES = 250;

  private final Handler handler;
  private final Duration firstPause;
  private final Map<String, Lane> lanes = new HashMap<>();

  /**
   * @param handler may throw: then it is tried again
   * @param firstPause before the second try; it doubles with every further one
   */
  Lanes(Handler handler, Duration firstPause) {
    this.handler = handler;
    this.firstPause = firstPause;
  }

  synchronized void add(Event event, Runnable done) {
    var key = event.repo().id() + "/" + conversation(event);
    var lane = lanes.get(key);
    if (lane == null) {
      lane =
          new Lane(
              new ArrayDeque<>(),
              Thread.ofVirtual().name("lane " + key).unstarted(() -> work(key)));
      lanes.put(key, lane);
      lane.items().add(new Item(event, done));
      lane.thread().start();
    } else {
      lane.items().add(new Item(event, done));
    }
  }

  synchronized void shutDown() {
    lanes.values().forEach(lane -> lane.thread().interrupt());
  }

  private static String conversation(Event event) {
    return switch (event) {
      case Event.CommentPosted posted -> "" + posted.number();
      case Event.HeadMoved moved -> "" + moved.number();
      case Event.PullClosed closed -> "" + closed.number();
      case Event.CheckRerun rerun -> rerun.externalId();
      case Event.ButtonPressed pressed -> pressed.externalId();
    };
  }

  private void work(String key) {
    try {
      for (var item = next(key); item != null; item = next(key)) {
        handle(item);
      }
    } catch (InterruptedException e) {
      LOG.info("lane {} waits for the next process", key);
    }
  }

  /** Null when the lane is empty; it is gone then. */
  private synchronized @Nullable Item next(String key) {
    var lane = lanes.get(key);
    var item = lane == null ? null : lane.items().poll();
    if (item == null) lanes.remove(key);
    return item;
  }

  private void handle(Item item) throws InterruptedException {
    var pause = firstPause;
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      try {
        handler.handle(item.event());
        item.done().run();
        return;
      } catch (RuntimeException | StackOverflowError e) {
        LOG.warn("{} is tried again in {}", item.event().getClass().getSimpleName(), pause, e);
        Thread.sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
    LOG.error("{} of {} is given up", item.event().getClass().getSimpleName(), item.event().repo());
    handler.givenUp(item.event());
    item.done().run();
  }

  private record Item(Event event, Runnable done) {}

  private record Lane(Queue<Item> items, Thread thread) {}
}
