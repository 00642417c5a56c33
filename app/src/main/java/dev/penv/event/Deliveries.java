package dev.penv.event;

import dev.penv.event.Event.CommentPosted;
import dev.penv.event.Inbox.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what was accepted out of the inbox and has it handled: in order within one conversation,
 * conversations side by side. A delivery leaves the inbox only when it was handled, so one that was
 * under way when the process died is handled again.
 */
public final class Deliveries {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final int BATCH = 200;

  /** More conversations at once would only wait for the same GitHub. */
  private static final int MOST_UNDER_WAY = 1_000;

  private final Inbox inbox;
  private final Function<Delivery, Optional<Event>> parse;
  private final Lanes lanes;
  private final Retries retries;
  private final Semaphore arrivals = new Semaphore(0);
  private final Semaphore room = new Semaphore(MOST_UNDER_WAY);
  private long position;

  /**
   * @param parse empty for what penv does not use
   * @param handler may throw: then it is tried again, a while later
   */
  public Deliveries(
      Inbox inbox, Function<Delivery, Optional<Event>> parse, Handler handler, Pause pause) {
    this(inbox, parse, handler, Retries.forHours(pause));
  }

  Deliveries(
      Inbox inbox, Function<Delivery, Optional<Event>> parse, Handler handler, Retries retries) {
    this.inbox = inbox;
    this.parse = parse;
    this.lanes = new Lanes(handler, retries);
    this.retries = retries;
  }

  /** Something was accepted. Costs next to nothing. */
  public void arrived() {
    if (arrivals.availablePermits() == 0) arrivals.release();
  }

  /** Works until interrupted. */
  public void run() throws InterruptedException {
    while (true) {
      try {
        if (!takeBatch()) arrivals.acquire();
      } catch (RuntimeException e) {
        LOG.error("the inbox cannot be used; tried again in {}", retries.first(), e);
        retries.pause().take(retries.first());
      }
    }
  }

  /** False when there was nothing. */
  private boolean takeBatch() throws InterruptedException {
    var batch = inbox.pending(position, BATCH);
    if (batch.isEmpty()) return false;
    var unused = sort(batch);
    position = batch.getLast().position();
    inbox.handled(unused);
    return true;
  }

  /** Ends every lane at its next wait. What was not handled stays in the inbox. */
  public void shutDown() {
    lanes.shutDown();
  }

  /** Puts each into its lane; returns those that belong to none. */
  private List<Accepted> sort(List<Accepted> batch) throws InterruptedException {
    var unused = new ArrayList<Accepted>();
    for (var accepted : batch) {
      var event = parsed(accepted.delivery()).filter(one -> !isDone(one, accepted.delivery()));
      if (event.isPresent()) {
        room.acquire();
        lanes.add(event.get(), () -> done(event.get(), accepted));
      } else {
        unused.add(accepted);
      }
    }
    return unused;
  }

  private Optional<Event> parsed(Delivery delivery) {
    try {
      return parse.apply(delivery);
    } catch (RuntimeException e) {
      LOG.error(
          "delivery {} of {} cannot be read and is dropped", delivery.guid(), delivery.name());
      return Optional.empty();
    }
  }

  /** A comment that was found before its webhook came is not handled once more. */
  private boolean isDone(Event event, Delivery delivery) {
    if (!(event instanceof CommentPosted posted)) return false;
    var found = Retold.guid(posted.comment());
    return !delivery.guid().equals(found) && inbox.knows(found);
  }

  /** A comment is known from then on, so that nobody finds it later. */
  private void done(Event event, Accepted accepted) {
    if (event instanceof CommentPosted posted) inbox.acceptUnused(Retold.guid(posted.comment()));
    inbox.handled(List.of(accepted));
    room.release();
  }
}
