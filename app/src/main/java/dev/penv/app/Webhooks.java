package dev.penv.app;

import static dev.penv.app.Finding.State.BAD;
import static dev.penv.app.Finding.State.FAIR;

import dev.penv.github.Mirror;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether GitHub's webhooks come to penv, as both sides see it. */
record Webhooks(Facts facts, Settings settings) {
  /** penv looks every three minutes, and may have many to fetch. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  /** Where GitHub sends them. */
  Finding hook(Mirror.Hook hook) {
    var wanted = facts.url() + Manifest.WEBHOOK;
    if (!hook.url().equals(wanted)) {
      return new Finding(
          BAD,
          "Webhook",
          "GitHub sends webhooks to %s, and penv is at %s.".formatted(hook.url(), wanted),
          "Change the App's webhook URL, or PENV_URL.",
          settings.general());
    }
    if (!hook.contentType().equals("json")) {
      return new Finding(
          BAD,
          "Webhook",
          "GitHub sends webhooks as a form, which penv does not read.",
          "Choose the content type application/json.",
          settings.general());
    }
    if (hook.insecure()) {
      return new Finding(
          FAIR,
          "Webhook",
          "GitHub does not check the certificate of " + wanted + ".",
          "Turn SSL verification on.",
          settings.general());
    }
    return Finding.good("Webhook", "GitHub sends webhooks to %s.".formatted(wanted));
  }

  /** What became of the last ones. */
  Finding deliveries(List<Mirror.Sent> sent) {
    if (sent.isEmpty()) {
      return new Finding(
          FAIR,
          "Deliveries",
          "GitHub has sent no webhook in the last days." + here(),
          "Comment /help on a pull request to see one.",
          "");
    }
    var last = sent.getFirst();
    var failed = sent.stream().filter(each -> !each.arrived()).count();
    if (!last.arrived()) {
      return new Finding(
          BAD,
          "Deliveries",
          "The last webhook (%s, %s) failed: %s.%s"
              .formatted(last.event(), ago(last), status(last), here()),
          remedy(last),
          settings.advanced());
    }
    var sentence =
        "The last webhook (%s, %s) arrived.%s".formatted(last.event(), ago(last), here());
    if (failed == 0) return Finding.good("Deliveries", sentence);
    return new Finding(
        FAIR,
        "Deliveries",
        sentence + " Of the last %d, %d failed.".formatted(sent.size(), failed),
        "See there what they were; penv fetches what it missed.",
        settings.advanced());
  }

  /** Whether penv has taken in what GitHub could not deliver. */
  Finding recovery() {
    if (facts.recovered().equals(Instant.EPOCH)) {
      return new Finding(
          FAIR,
          "Recovery",
          "penv has not yet taken in all webhooks that did not arrive before it was started.",
          "Wait some minutes; if it stays so, penv's log says what fails.",
          "");
    }
    var sentence =
        "A look for webhooks that did not arrive left none behind (%s)."
            .formatted(Ago.of(facts.recovered(), facts.now()));
    if (!facts.now().isAfter(facts.recovered().plus(PATIENCE))) {
      return Finding.good("Recovery", sentence);
    }
    return new Finding(
        BAD,
        "Recovery",
        sentence + " Since then some could not be fetched: commands may be unheard.",
        "penv tries again every few minutes; its log says what fails.",
        "");
  }

  private static String status(Mirror.Sent sent) {
    return sent.code() == 0 ? sent.status() : sent.code() + " " + sent.status();
  }

  private static String remedy(Mirror.Sent sent) {
    return sent.code() == 401
        ? "The webhook secrets differ: set the App's and PENV_WEBHOOK_SECRET to the same."
        : "See that the proxy in front of penv passes /webhook on.";
  }

  private String ago(Mirror.Sent sent) {
    return Ago.of(sent.at(), facts.now());
  }

  private String here() {
    return switch (facts.lastArrival()) {
      case Facts.Arrival.At(var time) ->
          " Here the last one came %s.".formatted(Ago.of(time, facts.now()));
      case Facts.Arrival.None() -> " Here none has come since penv started.";
    };
  }
}
