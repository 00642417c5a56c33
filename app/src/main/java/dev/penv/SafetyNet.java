package dev.penv;

import dev.penv.event.Events;
import dev.penv.event.Latecomers;
import dev.penv.event.Pause;
import dev.penv.event.Reconciliation;
import dev.penv.event.Recovery;
import dev.penv.github.client.GitHubApp;
import dev.penv.journal.Alarm;
import dev.penv.store.Store;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Finds what no webhook told, and shows in numbers whether anything was missed. */
record SafetyNet(Recovery recovery, Reconciliation reconciliation, Pause pause) {
  private static final Duration EVERY = Duration.ofMinutes(3);
  private static final String RECOVERED = "penv.recovered";

  /**
   * @param arrived told after each event that was found
   */
  static SafetyNet of(
      GitHubApp app,
      Store store,
      Events events,
      Runnable arrived,
      Alarm alarm,
      MeterRegistry meters) {
    Pause pause = time -> alarm.sleepUntil(alarm.instant().plus(time));
    var comments = app.comments();
    var marks = store.marks();
    var latecomers = new Latecomers(store.inbox(), events::parse, comments, arrived);
    var net =
        new SafetyNet(
            new Recovery(app.webhooks(), latecomers, marks, pause, alarm),
            new Reconciliation(store.inventory(), comments, marks, latecomers, alarm),
            pause);
    net.show(meters);
    return net;
  }

  void watchWebhooks() throws InterruptedException {
    recovery.watch(EVERY);
  }

  void watchComments() throws InterruptedException {
    reconciliation.watch(pause);
  }

  private void show(MeterRegistry meters) {
    FunctionCounter.builder(RECOVERED, recovery, Recovery::recovered)
        .description("Events that no webhook told, by where they were found")
        .tag("from", "webhooks")
        .register(meters);
    FunctionCounter.builder(RECOVERED, reconciliation, Reconciliation::found)
        .tag("from", "comments")
        .register(meters);
    Gauge.builder("penv.recovery.complete", recovery, one -> one.complete().getEpochSecond())
        .description("When a look for lost webhooks last left none behind, in seconds since 1970")
        .register(meters);
  }
}
