package dev.penv.web.page;

import dev.penv.money.Money;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import java.time.Duration;
import java.time.Instant;

/**
 * What a run has cost, in a form that the page can count on from.
 *
 * @param text so far, as people read it
 * @param rate per hour, empty while there is no machine
 * @param micros of earlier attempts, or of all when the run is over
 * @param hourly micros per hour that are added now, 0 when the run is over
 * @param since epoch milliseconds from which they are added
 */
public record Cost(String text, String rate, long micros, long hourly, long since) {
  static Cost of(Progress progress, Instant now) {
    var rate = progress.machine().rate();
    var price = progress.machine().provider().isEmpty() ? "" : rate.toString();
    return switch (progress.state()) {
      case Progress.State.Live() -> {
        var since = progress.since().getOrDefault(Phase.MACHINE, now);
        var soFar = progress.cost().plus(rate.over(Duration.between(since, now)));
        yield new Cost(
            print(soFar),
            price,
            progress.cost().micros(),
            rate.hourly().micros(),
            since.toEpochMilli());
      }
      case Progress.State.Ended _ ->
          new Cost(print(progress.cost()), price, progress.cost().micros(), 0, 0);
    };
  }

  private static String print(Money money) {
    return money.equals(Money.ZERO) ? "$0.00" : money.rounded();
  }
}
