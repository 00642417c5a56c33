package dev.penv.event;

import dev.penv.github.GitHub;
import dev.penv.github.SentWebhooks;
import dev.penv.github.SentWebhooks.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the webhooks that GitHub could not deliver, of which it keeps what they told for some
 * days. GitHub sends nothing again by itself.
 */
public final class Recovery {
  static final String MARK = "webhooks";

  /** What is delivered slowly appears late in the list, under the time when it was sent. */
  static final Duration MARGIN = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final int MOST_PAGES = 1_000;

  /** A thousand webhooks are asked for within minutes, and GitHub takes 900 requests in one. */
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private static final int MOST_FAILURES = 10;

  private final SentWebhooks webhooks;
  private final Latecomers latecomers;
  private final Marks marks;
  private final Pause pause;
  private final InstantSource time;
  private final AtomicInteger recovered = new AtomicInteger();
  private volatile Instant complete = Instant.EPOCH;

  public Recovery(
      SentWebhooks webhooks, Latecomers latecomers, Marks marks, Pause pause, InstantSource time) {
    this.webhooks = webhooks;
    this.latecomers = latecomers;
    this.marks = marks;
    this.pause = pause;
    this.time = time;
  }

  /** Looks again and again until interrupted. */
  public void watch(Duration every) throws InterruptedException {
    while (true) {
      try {
        round();
      } catch (GitHub.Unreachable e) {
        LOG.info("lost webhooks are looked for again in {}: {}", every, e.getMessage());
      } catch (RuntimeException e) {
        LOG.warn("lost webhooks cannot be looked for; again in {}", every, e);
      }
      pause.take(every);
    }
  }

  /** How many webhooks this process has recovered. */
  public int recovered() {
    return recovered.get();
  }

  /** When a look last left nothing behind; {@link Instant#EPOCH} before the first one. */
  public Instant complete() {
    return complete;
  }

  /** One look. Where something cannot be fetched, the next look begins there. */
  void round() throws InterruptedException {
    var began = time.instant();
    var sent = sentSince(marks.find(MARK).orElse(Instant.EPOCH).minus(MARGIN));
    var failed = failed(Missed.of(sent, latecomers::knows));
    if (failed.isEmpty()) complete = began;
    Stream.concat(failed.stream(), sent.stream())
        .findFirst()
        .ifPresent(next -> marks.move(MARK, next.at()));
  }

  /** Those that could not be fetched, oldest first. */
  private List<Sent> failed(List<Sent> missed) throws InterruptedException {
    var failed = new ArrayList<Sent>();
    for (var each : missed) {
      if (failed.size() >= MOST_FAILURES || !bring(each)) failed.add(each);
    }
    return failed;
  }

  /** Newest first, at least back to that time. */
  private List<Sent> sentSince(Instant since) {
    var sent = new ArrayList<Sent>();
    var cursor = Optional.of("");
    for (int pages = 0; cursor.isPresent() && pages < MOST_PAGES; pages++) {
      var page = webhooks.page(cursor.get());
      sent.addAll(page.sent());
      cursor =
          Optional.of(page.next())
              .filter(next -> !next.isEmpty() && !page.sent().isEmpty())
              .filter(_ -> !sent.getLast().at().isBefore(since));
    }
    return sent;
  }

  /** False when it has to be tried again. */
  private boolean bring(Sent sent) throws InterruptedException {
    pause.take(BETWEEN);
    try {
      var payload = webhooks.payload(sent.id());
      if (payload.isEmpty()) return true;
      if (latecomers.take(new Delivery(sent.guid(), sent.event(), sent.at(), payload.get()))) {
        recovered.incrementAndGet();
        LOG.info("recovered webhook {} of {}, sent at {}", sent.guid(), sent.event(), sent.at());
      }
      return true;
    } catch (GitHub.Unreachable e) {
      LOG.info("webhook {} cannot be fetched now: {}", sent.guid(), e.getMessage());
      return false;
    }
  }
}
