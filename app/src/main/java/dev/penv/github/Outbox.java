package dev.penv.github;

import dev.penv.github.Standing.There;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one installation still has to write, sent one by one. A creation is marked durably before it
 * is begun, so a process that dies at any point looks for it before it makes it again.
 */
final class Outbox {
  private static final Logger log = LoggerFactory.getLogger(Outbox.class);

  private static final Backoff REPEAT = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));
  private static final Backoff OUTAGE = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
  private static final Backoff SHUT = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));
  private static final Duration LINK_WAIT = Duration.ofSeconds(1);
  private static final Duration GIVE_UP = Duration.ofHours(24);

  /** What GitHub told us of a moment ago may not be everywhere yet; later it was deleted. */
  private static final Duration GIVE_UP_MISSING = Duration.ofMinutes(10);

  /** No wish is ever due later than this from now, unless the clock was set back. */
  private static final Duration HORIZON = Duration.ofHours(1);

  private final long installation;
  private final WritingStore store;
  private final CommentLinks links;
  private final Wire wire;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Allowance allowance;

  /** Calls in a row that found GitHub down or the installation shut. */
  private int streak;

  /** Why the installation is shut; empty while it is open. */
  private String shut = "";

  /** Somebody else knows that it is gone for good. */
  private volatile boolean abandoned;

  /** Somebody else knows that it is open again. */
  private volatile boolean reopened;

  Outbox(
      long installation,
      WritingStore store,
      Wire wire,
      InstantSource clock,
      RandomGenerator random) {
    this.installation = installation;
    this.store = store;
    this.links = new CommentLinks(store);
    this.wire = wire;
    this.clock = clock;
    this.random = random;
    this.allowance = new Allowance(now());
  }

  /**
   * Sends at most one Writing.
   *
   * @return when the next turn is worth taking; empty when nothing is open
   */
  Optional<Instant> turn() {
    var now = now();
    if (abandoned) return dropped();
    if (reopened) speakAgain();
    var due = store.due(installation);
    if (due.isEmpty()) return Optional.empty();
    var clockWasSetBack = due.get().isAfter(now.plus(HORIZON));
    var next = store.next(installation, clockWasSetBack ? due.get() : now);
    if (next.isEmpty()) return due;
    return Optional.of(turn(next.get(), now));
  }

  /** From the next turn on nothing waits because the installation was shut. */
  void reopen() {
    reopened = true;
  }

  /** From the next turn on there is nothing to send. */
  void abandon() {
    abandoned = true;
  }

  /** A call that was under way meanwhile has kept its Intent again. */
  private Optional<Instant> dropped() {
    store.drop(installation);
    return Optional.empty();
  }

  private void speakAgain() {
    reopened = false;
    if (!shut.isEmpty()) allowance.speak();
    shut = "";
    streak = 0;
  }

  private Instant turn(Intent intent, Instant now) {
    if (!shut.isEmpty() && waited(intent, GIVE_UP)) {
      giveUp(intent, intent.standing(), shut);
      return now;
    }
    var ready = allowance.ready(intent.lane(), now);
    if (!ready.isAfter(now)) send(intent);
    return ready;
  }

  private void send(Intent intent) {
    var desired = links.resolved(intent.desired());
    if (desired.isEmpty()) {
      change(intent, kept -> kept.dueAgain(now().plus(LINK_WAIT)));
      return;
    }
    var request = Request.of(intent, desired.get());
    switch (intent.standing()) {
      case Standing.Unwritten _ -> write(request, () -> wire.create(request.part()));
      case Standing.Doubtful _ -> look(request);
      case There(long id, _, _) -> write(request, () -> wire.update(request.part(), id));
      case Standing.Gone _ -> throw new IllegalStateException("gone, yet open: " + intent);
    }
  }

  private void write(Request request, Supplier<Answer> call) {
    if (request.onceOnly()) change(request.intent(), Intent::doubted);
    var answer = ask(call);
    if (arrived(answer)) allowance.take(request.intent().lane(), now());
    settle(request, answer);
  }

  private void look(Request request) {
    var intent = request.intent();
    switch (ask(() -> wire.find(intent.desired(), intent.since()))) {
      case Answer.Stands(long id, int annotations) ->
          change(intent, kept -> kept.found(new There(id, annotations, now())));
      case Answer.Absent _ -> change(intent, Intent::absent);
      case Answer other -> settle(request, other);
    }
  }

  /** Whether GitHub counts it. */
  private static boolean arrived(Answer answer) {
    return !(answer instanceof Answer.Unsent || answer instanceof Answer.Shut);
  }

  private Answer ask(Supplier<Answer> call) {
    var answer = answer(call);
    shut = answer instanceof Answer.Shut(var reason) ? reason : "";
    if (arrived(answer) && !(answer instanceof Answer.Lost)) streak = 0;
    return answer;
  }

  /** A bug of ours below must not end the worker: like any lost answer it may have been written. */
  private static Answer answer(Supplier<Answer> call) {
    try {
      return call.get();
    } catch (RuntimeException bug) {
      log.error("github write failed in a way that nobody expected", bug);
      return new Answer.Lost("unexpected " + bug.getClass().getSimpleName());
    }
  }

  private void settle(Request request, Answer answer) {
    var sent = request.intent();
    var before = sent.standing();
    switch (answer) {
      case Answer.Stands stands -> stands(request, stands);
      case Answer.Absent _ when before instanceof There -> gone(sent);
      case Answer.Absent _ -> failed(sent, before, "there is no such place", GIVE_UP_MISSING);
      case Answer.Refused(var reason) -> failed(sent, before, reason, GIVE_UP);
      case Answer.Invalid(var reason) -> giveUp(sent, before, reason);
      case Answer.Limited(var until) -> later(sent, until, "limited until " + until);
      case Answer.Shut(var reason) -> later(sent, now().plus(SHUT.wait(streak++, random)), reason);
      case Answer.Unsent(var reason) -> outage(sent, before, reason);
      case Answer.Lost(var reason) -> outage(sent, afterLoss(request), reason);
    }
  }

  private void stands(Request request, Answer.Stands stands) {
    var told = request.toldAfter(stands);
    var there = new There(stands.id(), told, now());
    var desired = request.intent().desired();
    change(
        request.intent(),
        kept -> request.completes(told) ? kept.written(desired, there) : kept.partly(there));
  }

  private static Standing afterLoss(Request request) {
    return request.onceOnly() ? new Standing.Doubtful() : request.intent().standing();
  }

  /** The others would fare no better just now. */
  private void outage(Intent sent, Standing standing, String reason) {
    allowance.keepQuiet(now(), now().plus(OUTAGE.wait(streak++, random)));
    failed(sent, standing, reason, GIVE_UP);
  }

  private void gone(Intent sent) {
    log.info("{} was deleted on GitHub and is not made again", sent.desired().key());
    change(sent, Intent::gone);
  }

  /** The whole installation waits; it is not this Intent's fault. */
  private void later(Intent sent, Instant until, String reason) {
    log.info("installation {} writes nothing until {}: {}", installation, until, reason);
    allowance.keepQuiet(now(), until);
    change(sent, kept -> kept.back(sent.standing(), reason));
  }

  private void failed(Intent sent, Standing standing, String reason, Duration patience) {
    if (waited(sent, patience)) {
      giveUp(sent, standing, reason);
      return;
    }
    var again = now().plus(REPEAT.wait(sent.failures(), random));
    log.info("github write {} failed, again at {}: {}", sent.desired().key(), again, reason);
    change(sent, kept -> kept.back(standing, reason).failed(again));
  }

  private void giveUp(Intent sent, Standing standing, String reason) {
    log.warn("github write {} is given up: {}", sent.desired().key(), reason);
    change(sent, kept -> kept.back(standing, reason).givenUp(sent.desired()));
  }

  private boolean waited(Intent intent, Duration patience) {
    return intent.waited(now()).compareTo(patience) > 0;
  }

  private void change(Intent sent, UnaryOperator<Intent> change) {
    store.change(change.apply(sent), change);
  }

  /** Stored instants count milliseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
