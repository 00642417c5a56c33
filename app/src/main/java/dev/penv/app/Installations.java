package dev.penv.app;

import static dev.penv.app.Finding.State.BAD;
import static dev.penv.app.Finding.State.FAIR;

import dev.penv.github.Mirror;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The accounts on which the App is installed: what they grant, and what GitHub allows there. */
final class Installations {
  /** Below a tenth of an hour's requests penv should be watched. */
  private static final int FEW = 10;

  private Installations() {}

  static List<Finding> findings(Facts facts, Settings settings) {
    return switch (facts.installations()) {
      case Seen.Known<List<Mirror.Installed>>(var installed) -> of(installed, facts, settings);
      case Seen.Unreached<List<Mirror.Installed>> _, Seen.Refused<List<Mirror.Installed>> _ ->
          List.of(Finding.unknown("Installations", "Not known, as GitHub did not tell."));
    };
  }

  private static List<Finding> of(
      List<Mirror.Installed> installed, Facts facts, Settings settings) {
    if (installed.isEmpty()) {
      return List.of(
          new Finding(
              FAIR,
              "Installations",
              "The App is installed nowhere.",
              "Install it on the repositories that it is for.",
              installPage(facts)));
    }
    var findings = new ArrayList<Finding>();
    for (var each : installed) {
      findings.add(permissions(each, facts, settings));
      findings.add(budget(each, facts.quotas(), facts.now()));
      if (!each.installation().suspended()) findings.add(policy(each, facts));
    }
    return findings;
  }

  private static String installPage(Facts facts) {
    return facts.app() instanceof Seen.Known<Mirror.Registered>(var app)
        ? app.page() + "/installations/new"
        : "";
  }

  private static Finding permissions(Mirror.Installed installed, Facts facts, Settings settings) {
    var subject = "Permissions on " + installed.account();
    if (installed.installation().suspended()) {
      return new Finding(
          BAD,
          subject,
          "The App is suspended there: penv can do nothing for it.",
          "Unsuspend it.",
          installed.page().toString());
    }
    var missing = missing(installed.installation().permissions());
    if (missing.isEmpty())
      return Finding.good(subject, granted(installed.installation().permissions()));
    var losses =
        missing.stream().map(need -> "%s (%s)".formatted(need.text(), need.loss())).toList();
    var sentence = "Not granted: " + String.join("; ", losses) + ".";
    return asked(missing, facts)
        ? new Finding(
            BAD,
            subject,
            sentence,
            "The account's owner has to accept them.",
            installed.page().toString())
        : new Finding(
            BAD,
            subject,
            sentence,
            "Ask for them in the App's settings; then the account's owner has to accept them.",
            settings.permissions());
  }

  private static List<Need> missing(Map<String, String> granted) {
    return Needs.ALWAYS.stream().filter(need -> !grants(granted, need)).toList();
  }

  private static boolean grants(Map<String, String> granted, Need need) {
    return Level.of(granted.getOrDefault(need.name(), "")).covers(need.level());
  }

  /** Whether the App itself asks for all of them, so that only the account's yes is missing. */
  private static boolean asked(List<Need> missing, Facts facts) {
    return facts.app() instanceof Seen.Known<Mirror.Registered>(var app)
        && missing.stream().allMatch(need -> grants(app.permissions(), need));
  }

  private static String granted(Map<String, String> permissions) {
    var without =
        Needs.OPTIONAL.stream()
            .filter(need -> !grants(permissions, need))
            .map(need -> "%s (%s)".formatted(need.text(), need.loss()))
            .toList();
    var all = "All that penv needs is granted.";
    return without.isEmpty() ? all : all + " Not asked for: " + String.join("; ", without) + ".";
  }

  /** GitHub says the same of a repository out of reach and of one that does not exist. */
  private static Finding policy(Mirror.Installed installed, Facts facts) {
    var subject = "Policy of " + installed.account();
    if (facts.withOwners().contains(installed.id())) {
      return Finding.good(subject, "penv reaches the repository .github, where it may stand.");
    }
    if (!installed.selected()) {
      return Finding.good(subject, "penv knows of no repository .github there, so there is none.");
    }
    return new Finding(
        FAIR,
        subject,
        "The repository .github is not among those that penv may use: if it is private, a policy"
            + " in it has no effect.",
        "Add .github to the repositories of the App, if there is one.",
        installed.page().toString());
  }

  private static Finding budget(
      Mirror.Installed installed, Map<Long, Mirror.Quota> quotas, Instant now) {
    var subject = "Requests on " + installed.account();
    var quota = quotas.get(installed.id());
    if (quota == null || !now.isBefore(quota.reset())) {
      return Finding.good(subject, "None in this hour.");
    }
    var sentence = "%d of this hour's %d are left.".formatted(quota.remaining(), quota.limit());
    if (quota.remaining() * FEW > quota.limit()) return Finding.good(subject, sentence);
    return new Finding(
        quota.remaining() == 0 ? BAD : FAIR,
        subject,
        sentence + " penv waits when there are none.",
        "See which other program uses this App.",
        "");
  }
}
