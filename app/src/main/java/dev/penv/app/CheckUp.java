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
    var webhooks = new Webhooks(facts, checkUp.settings);
    var findings = new ArrayList<Finding>();
    findings.add(checkUp.identity());
    findings.add(facts.ahead().finding("Clock", CheckUp::clock));
    findings.add(checkUp.address());
    findings.add(facts.hook().finding("Webhook", webhooks::hook));
    findings.add(facts.deliveries().finding("Deliveries", webhooks::deliveries));
    findings.add(webhooks.recovery());
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
    var url = facts.url();
    if (!"https".equals(url.getScheme()) && Reach.of(url) != Reach.LOOPBACK) {
      return new Finding(
          FAIR,
          "Login",
          "Nobody can log in with GitHub, as everybody on the way to %s could listen."
              .formatted(url),
          "Set PENV_URL to an https address.",
          "");
    }
    return new Finding(
        FAIR,
        "Login",
        "Nobody can log in with GitHub, as penv knows no client secret.",
        "Make one in the App's settings; set PENV_GITHUB_CLIENT_ID and PENV_GITHUB_CLIENT_SECRET.",
        settings.general());
  }
}
