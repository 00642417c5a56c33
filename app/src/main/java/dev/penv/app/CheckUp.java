package dev.penv.app;

import static dev.penv.app.Finding.State.BAD;
import static dev.penv.app.Finding.State.FAIR;

import dev.penv.github.Mirror;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is right and what is wrong with penv's place on GitHub, and whose turn it is. */
public final class CheckUp {
  /** GitHub's own answers are dated to the second, and take a while. */
  private static final Duration FINE = Duration.ofSeconds(10);

  /** Beyond this GitHub refuses our tokens: they are dated back by a minute. */
  private static final Duration TOO_MUCH = Duration.ofSeconds(50);

  private final Facts facts;
  private final Settings settings;

  private CheckUp(Facts facts) {
    this.facts = facts;
    this.settings = new Settings(facts);
  }

  /** In the order in which things depend on each other. */
  public static List<Finding> of(Facts facts) {
    var checkUp = new CheckUp(facts);
    var findings = new ArrayList<Finding>();
    findings.add(checkUp.identity());
    findings.add(facts.ahead().finding("Clock", CheckUp::clock));
    findings.add(checkUp.address());
    findings.add(facts.hook().finding("Webhook", checkUp::hook));
    findings.add(facts.deliveries().finding("Deliveries", checkUp::deliveries));
    findings.add(facts.app().finding("Events", checkUp::events));
    findings.addAll(Installations.findings(facts, checkUp.settings));
    findings.add(checkUp.login());
    return List.copyOf(findings);
  }

  private Finding identity() {
    return switch (facts.app()) {
      case Seen.Known<Mirror.Registered>(var app) ->
          Finding.good(
                  "App", "penv is “%s” (%s, id %d).".formatted(app.name(), app.slug(), app.id()))
              .at(app.page().toString());
      case Seen.Unreached<Mirror.Registered>(var reason) ->
          new Finding(
              BAD,
              "App",
              "GitHub did not answer. " + reason,
              "Look at githubstatus.com and at this computer's network.",
              "");
      case Seen.Refused<Mirror.Registered>(var reason) ->
          new Finding(
              BAD,
              "App",
              "GitHub does not accept penv's key. " + reason,
              "See that the App still exists, that its id and key belong together, and that the clock is right.",
              "");
    };
  }

  private static Finding clock(Duration ahead) {
    var off = ahead.abs();
    if (off.compareTo(FINE) <= 0) return Finding.good("Clock", "It agrees with GitHub's.");
    var sentence =
        "It is %d s %s GitHub's."
            .formatted(off.toSeconds(), ahead.isNegative() ? "ahead of" : "behind");
    var state = off.compareTo(TOO_MUCH) > 0 ? BAD : FAIR;
    var meaning = state == BAD ? " GitHub refuses what penv signs." : "";
    return new Finding(state, "Clock", sentence + meaning, "Set it by NTP.", "");
  }

  private Finding address() {
    var url = facts.url();
    if (!Reach.canDeliver(facts.github(), url)) {
      return new Finding(
          BAD,
          "Address",
          "GitHub cannot reach %s, so it tells penv nothing.".formatted(url),
          "Set PENV_URL to an address that GitHub reaches, and start penv again.",
          "");
    }
    if (Reach.of(url) == Reach.PUBLIC && "https".equals(url.getScheme())) {
      return Finding.good("Address", "%s looks public.".formatted(url));
    }
    return new Finding(
        FAIR,
        "Address",
        "%s is no public https address: comments show no pictures.".formatted(url),
        "Set PENV_URL to a public https address if you want them.",
        "");
  }

  private Finding hook(Mirror.Hook hook) {
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

  private Finding deliveries(List<Mirror.Sent> sent) {
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

  private Finding events(Mirror.Registered app) {
    var missing =
        Needs.EVENTS.stream().filter(event -> !app.events().contains(event.name())).toList();
    if (missing.isEmpty()) return Finding.good("Events", "All that penv uses are subscribed.");
    var losses =
        missing.stream().map(event -> "%s (%s)".formatted(event.name(), event.loss())).toList();
    return new Finding(
        missing.stream().anyMatch(event -> event.name().equals("issue_comment")) ? BAD : FAIR,
        "Events",
        "Not subscribed: " + String.join("; ", losses) + ".",
        "Subscribe to them in the App's settings.",
        settings.permissions());
  }

  private Finding login() {
    if (facts.login()) return Finding.good("Login", "People can log in with GitHub.");
    return new Finding(
        FAIR,
        "Login",
        "Nobody can log in with GitHub, as penv knows no client secret.",
        "Make one in the App's settings; set PENV_GITHUB_CLIENT_ID and PENV_GITHUB_CLIENT_SECRET.",
        settings.general());
  }
}
