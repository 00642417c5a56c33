package dev.penv;

import dev.penv.app.CheckUp;
import dev.penv.app.Facts;
import dev.penv.app.Finding;
import dev.penv.app.Reach;
import dev.penv.app.Seen;
import dev.penv.event.Arrivals;
import dev.penv.github.GitHub;
import dev.penv.github.Inventory;
import dev.penv.github.Mirror;
import dev.penv.github.Repo;
import dev.penv.report.Publicity;
import dev.penv.web.Examination;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks GitHub how it sees penv, and compares that with what penv needs. */
final class Doctor implements Examination, Publicity {
  /** Enough to see whether failures are the rule. */
  private static final int DELIVERIES = 30;

  private final Config config;
  private final Mirror mirror;
  private final Arrivals arrivals;
  private final Inventory inventory;
  private final Supplier<Instant> recovered;
  private final InstantSource time;

  /**
   * @param recovered when a look for lost webhooks last left none behind
   */
  Doctor(
      Config config,
      Mirror mirror,
      Arrivals arrivals,
      Inventory inventory,
      Supplier<Instant> recovered,
      InstantSource time) {
    this.config = config;
    this.mirror = mirror;
    this.arrivals = arrivals;
    this.inventory = inventory;
    this.recovered = recovered;
    this.time = time;
  }

  @Override
  public List<Finding> findings() {
    return CheckUp.of(facts());
  }

  /** When GitHub does not answer the first question, the others are not asked. */
  private Facts facts() {
    var app = seen(mirror::app);
    return new Facts(
        time.instant(),
        config.server().url(),
        config.app().web(),
        Facts.Arrival.of(arrivals.last()),
        recovered.get(),
        withOwners(),
        config.isLoginOn(),
        app,
        after(app, mirror::installations),
        after(app, mirror::hook),
        after(app, () -> mirror.deliveries(DELIVERIES)),
        ahead(app),
        mirror.quotas());
  }

  /** As the inventory has it, which is at most an hour old. */
  private Set<Long> withOwners() {
    return inventory.repositories(0).stream()
        .filter(repo -> repo.name().equals(Repo.OF_OWNER))
        .map(Repo::installation)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static <T> Seen<T> seen(Supplier<T> question) {
    try {
      return new Seen.Known<>(question.get());
    } catch (GitHub.Unreachable unreachable) {
      return new Seen.Unreached<>(message(unreachable));
    } catch (Mirror.Refused refused) {
      return new Seen.Refused<>(message(refused));
    }
  }

  private static String message(RuntimeException failure) {
    return String.valueOf(failure.getMessage());
  }

  private static <T> Seen<T> after(Seen<?> first, Supplier<T> question) {
    return switch (first) {
      case Seen.Known<?> _ -> seen(question);
      case Seen.Unreached<?>(var reason) -> new Seen.Unreached<>(reason);
      case Seen.Refused<?>(var reason) -> new Seen.Refused<>(reason);
    };
  }

  /** A wrong clock is one reason for which GitHub refuses us, so then it is looked at too. */
  private Seen<Duration> ahead(Seen<?> app) {
    return app instanceof Seen.Unreached<?>(var reason)
        ? new Seen.Unreached<>(reason)
        : seen(mirror::ahead);
  }

  @Override
  public boolean isPublic() {
    var url = config.server().url();
    return "https".equals(url.getScheme())
        && Reach.of(url) == Reach.PUBLIC
        && arrivals.last().isPresent();
  }
}
