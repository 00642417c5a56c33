package dev.penv.event;

import dev.penv.event.Event.CommentPosted;
import dev.penv.github.PostedComments;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes in what GitHub had to be asked for, as if it were told just now. It came over a connection
 * of ours, so that it needs no signature. What was handled before, as far as penv remembers or
 * GitHub shows, is not taken in again.
 */
public final class Latecomers {
  private static final int BATCH = 200;

  private final Inbox inbox;
  private final Function<Delivery, Optional<Event>> parse;
  private final PostedComments comments;
  private final Runnable arrived;

  /** Calls {@code arrived} after each delivery that was kept. */
  public Latecomers(
      Inbox inbox,
      Function<Delivery, Optional<Event>> parse,
      PostedComments comments,
      Runnable arrived) {
    this.inbox = inbox;
    this.parse = parse;
    this.comments = comments;
    this.arrived = arrived;
  }

  /** Whether this GUID was accepted in the last days. */
  boolean knows(String guid) {
    return inbox.knows(guid);
  }

  /** There is nothing to do about it, and it is not asked for again. */
  void dismiss(String guid) {
    inbox.acceptUnused(guid);
  }

  /** True when it is kept and will be handled; either way it is not asked for again. */
  boolean take(Delivery delivery) {
    if (!isWanted(delivery)) {
      dismiss(delivery.guid());
      return false;
    }
    if (!inbox.accept(delivery)) return false;
    arrived.run();
    return true;
  }

  /** The comments that were told and are not handled yet. */
  Set<Long> waiting() {
    var waiting = new HashSet<Long>();
    for (var batch = inbox.pending(0, BATCH); !batch.isEmpty(); ) {
      for (var each : batch) comment(each.delivery()).ifPresent(waiting::add);
      batch = inbox.pending(batch.getLast().position(), BATCH);
    }
    return waiting;
  }

  private Optional<Long> comment(Delivery delivery) {
    return parse
        .apply(delivery)
        .filter(CommentPosted.class::isInstance)
        .map(event -> ((CommentPosted) event).comment());
  }

  private boolean isWanted(Delivery delivery) {
    if (!(Glance.at(delivery.name(), delivery.body()) instanceof Glance.Useful)) return false;
    return parse.apply(delivery).filter(event -> !isDone(event)).isPresent();
  }

  /** What is pressed or pushed twice harms nobody: runs are found by what asked for them. */
  private boolean isDone(Event event) {
    return event instanceof CommentPosted posted
        && (posted.byApp()
            || posted.author().bot()
            || inbox.knows(Retold.guid(posted.comment()))
            || !comments.waits(posted.repo(), posted.comment()));
  }
}
