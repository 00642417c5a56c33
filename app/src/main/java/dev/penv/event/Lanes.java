package dev.penv.event;

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
  private final Handler handler;
  private final Retries retries;
  private final Map<String, Lane> lanes = new HashMap<>();

  /**
   * @param handler may throw: then it is tried again
   * @param retries of what fails
   */
  Lanes(Handler handler, Retries retries) {
    this.handler = handler;
    this.retries = retries;
  }

  synchronized void add(Event event, Runnable done) {
    var key = lane(event);
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

  private static String lane(Event event) {
    return switch (event) {
      case Event.OfInstallation about -> "installation " + about.id();
      case Event.InRepository in -> in.repo().id() + "/" + conversation(in);
    };
  }

  private static String conversation(Event.InRepository event) {
    return switch (event) {
      case Event.CommentPosted posted -> "" + posted.number();
      case Event.CommentEdited edited -> "" + edited.comment().number();
      case Event.Pushed _ -> "push";
      case Event.HeadMoved moved -> "" + moved.number();
      case Event.PullClosed closed -> "" + closed.number();
      case Event.CheckRerun rerun -> rerun.externalId();
      case Event.SuiteRerun rerun -> rerun.commit().sha();
      case Event.ButtonPressed pressed -> pressed.externalId();
      case Event.WorkflowDispatched dispatched -> dispatched.workflow();
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
    var event = item.event();
    if (!retries.bring("handling " + name(event), () -> handler.handle(event))) giveUp(event);
    // Tried apart from the handling: what was carried out is not carried out again, nor given up.
    while (!retries.bring("dropping " + name(event), item.done())) {
      LOG.error("{} in lane {} is handled but cannot be dropped", name(event), lane(event));
    }
  }

  /** Whatever comes of it, the lane goes on: others in this conversation wait for an answer. */
  private void giveUp(Event event) throws InterruptedException {
    LOG.error("{} in lane {} is given up", name(event), lane(event));
    if (!retries.few().bring("telling of " + name(event), () -> handler.givenUp(event))) {
      LOG.error("nobody is told that {} in lane {} is given up", name(event), lane(event));
    }
  }

  private static String name(Event event) {
    return event.getClass().getSimpleName();
  }

  private record Item(Event event, Runnable done) {}

  private record Lane(Queue<Item> items, Thread thread) {}
}
