package dev.penv.github.client;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * When GitHub wants to be left alone. Nothing is sent before: GitHub bans who goes on asking.
 * Nobody sleeps here; whoever can wait does it elsewhere.
 */
final class Limits {
  /** What GitHub asks for when it names no time. */
  private static final Duration UNNAMED = Duration.ofSeconds(60);

  private static final int MOST_DOUBLINGS = 4;
  private static final Duration LONGEST = Duration.ofHours(1).plusSeconds(5);

  private final Map<Long, Quiet> quiet = new ConcurrentHashMap<>();
  private final Map<Long, RateBudget> budgets = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final MeterRegistry metrics;

  /** Refusals in a row without a time, and until when to be quiet. */
  private record Quiet(Instant since, Instant until, int unnamed) {}

  Limits(InstantSource clock, MeterRegistry metrics) {
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Throws {@link Failure.Limited} while the installation must be left alone.
   *
   * @param installation 0 for the App itself
   */
  void check(long installation) {
    var present = quiet.get(installation);
    if (present != null && !over(present)) throw new Failure.Limited(present.until());
  }

  /** A clock that was set back must not silence us for longer. */
  private boolean over(Quiet quiet) {
    var now = clock.instant();
    return now.isBefore(quiet.since()) || !now.isBefore(quiet.until());
  }

  /** Learns from an answer; throws {@link Failure.Limited} when it is a refusal for some time. */
  void learn(long installation, Reply reply) {
    var budget = RateBudget.of(reply);
    budget.ifPresent(present -> show(installation, present));
    if (refusesForNow(reply, budget)) {
      var unnamed = until(reply, budget).isEmpty();
      int before = Optional.ofNullable(quiet.get(installation)).map(Quiet::unnamed).orElse(0);
      var until = until(reply, budget).orElseGet(() -> clock.instant().plus(doubled(before)));
      quiet.put(installation, new Quiet(clock.instant(), until, unnamed ? before + 1 : 0));
      throw new Failure.Limited(until);
    }
    if (reply.status() >= 500) named(reply).ifPresent(until -> keepQuiet(installation, until));
    if (!reply.ok()) return;
    quiet.computeIfPresent(installation, (_, present) -> over(present) ? null : present);
    budget
        .filter(left -> left.remaining() == 0)
        .ifPresent(spent -> keepQuiet(installation, reset(spent)));
  }

  private void keepQuiet(long installation, Instant until) {
    quiet.put(installation, new Quiet(clock.instant(), until, 0));
  }

  /** By installation, as last seen. */
  Map<Long, RateBudget> budgets() {
    return Map.copyOf(budgets);
  }

  private void show(long installation, RateBudget budget) {
    if (budgets.put(installation, budget) != null) return;
    Gauge.builder("penv.github.remaining", budgets, all -> remaining(all.get(installation)))
        .description("Requests that GitHub still allows in the present hour")
        .tag("installation", Long.toString(installation))
        .register(metrics);
  }

  private static double remaining(@Nullable RateBudget budget) {
    return budget == null ? Double.NaN : budget.remaining();
  }

  private static boolean refusesForNow(Reply reply, Optional<RateBudget> budget) {
    if (reply.status() == 429) return true;
    if (reply.status() != 403) return false;
    var body = reply.body().toLowerCase(Locale.ROOT);
    return reply.header("retry-after").isPresent()
        || budget.filter(left -> left.remaining() == 0).isPresent()
        || body.contains("rate limit")
        || body.contains("abuse detection");
  }

  private Optional<Instant> until(Reply reply, Optional<RateBudget> budget) {
    return named(reply).or(() -> budget.filter(left -> left.remaining() == 0).map(this::reset));
  }

  /** The time that GitHub asks for in so many words. */
  private Optional<Instant> named(Reply reply) {
    return reply
        .header("retry-after")
        .flatMap(Limits::seconds)
        .map(after -> bounded(clock.instant().plus(after)));
  }

  private static Optional<Duration> seconds(String text) {
    try {
      return Optional.of(Duration.ofSeconds(Math.max(1, Long.parseLong(text.strip()))));
    } catch (NumberFormatException foreign) {
      return Optional.empty();
    }
  }

  private static Duration doubled(int times) {
    return UNNAMED.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
  }

  private Instant reset(RateBudget budget) {
    var soonest = clock.instant().plusSeconds(1);
    return bounded(budget.reset().isBefore(soonest) ? soonest : budget.reset());
  }

  private Instant bounded(Instant until) {
    var latest = clock.instant().plus(LONGEST);
    return until.isAfter(latest) ? latest : until;
  }
}
