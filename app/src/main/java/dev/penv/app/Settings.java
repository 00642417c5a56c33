package dev.penv.app;

import dev.penv.github.Mirror;
import java.net.URI;

/** Where the App's owner changes it; empty while penv does not know its own name. */
record Settings(String general) {
  Settings(Facts facts) {
    this(general(facts));
  }

  private static String general(Facts facts) {
    return switch (facts.app()) {
      case Seen.Known<Mirror.Registered>(var app) -> of(facts.github(), app);
      case Seen.Unreached<Mirror.Registered> _, Seen.Refused<Mirror.Registered> _ -> "";
    };
  }

  private static String of(URI github, Mirror.Registered app) {
    var owner = app.ofOrganization() ? new Owner.Organization(app.owner()) : new Owner.Person();
    return github + owner.settings() + "/" + app.slug();
  }

  String permissions() {
    return below("/permissions");
  }

  String advanced() {
    return below("/advanced");
  }

  private String below(String path) {
    return general.isEmpty() ? "" : general + path;
  }
}
