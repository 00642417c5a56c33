package dev.penv.sandbox.hook;

import dev.penv.sandbox.http.Audit;
import dev.penv.sandbox.hub.Announcement;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.json.Shapes;
import java.util.Set;

/** Turns what happens into webhooks, for the App where it is installed and subscribed. */
public final class Webhooks {
  /** GitHub sends these to every App that may have them, subscribed or not. */
  private static final Set<String> UNASKED =
      Set.of("ping", "installation", "installation_repositories", "check_run", "check_suite");

  private final Hub hub;
  private final App app;
  private final Payloads payloads;
  private final Outbox outbox;
  private final Audit audit;

  public Webhooks(Hub hub, App app, Shapes shapes, Outbox outbox, Audit audit) {
    this.hub = hub;
    this.app = app;
    this.payloads = new Payloads(hub, app, shapes);
    this.outbox = outbox;
    this.audit = audit;
  }

  /** Renders it as it is now and has it sent. */
  public void tell(Announcement announcement) {
    if (outbox.hasTarget() && isFor(announcement)) {
      var payload = payloads.of(announcement);
      audit.announced(announcement.event(), payload);
      outbox.put(announcement.event(), payload);
    }
  }

  private boolean isFor(Announcement announcement) {
    var event = announcement.event();
    return (UNASKED.contains(event) || app.events().contains(event))
        && announcement.place().map(this::isInstalled).orElse(true);
  }

  private boolean isInstalled(Repository repository) {
    return hub.installation(repository.owner())
        .filter(installation -> installation.suspendedAt() == null)
        .isPresent();
  }

  /** What GitHub sends when an App's webhook is set up. */
  public void introduce() {
    tell(new Announcement.Ping());
    hub.installations().forEach(each -> tell(new Announcement.Installed(each, each.account())));
  }
}
