package dev.penv.sandbox.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.http.Audit;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Announcement;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.json.IssueJson;
import dev.penv.sandbox.json.Json;
import dev.penv.sandbox.json.Shapes;
import java.util.List;
import java.util.Set;

/** Turns what happens into payloads, for the App where it is installed and subscribed. */
public final class Webhooks {
  /** GitHub sends these to every App that may have them, subscribed or not. */
  private static final Set<String> UNASKED = Set.of("check_run", "check_suite", "installation");

  private final Hub hub;
  private final App app;
  private final Shapes shapes;
  private final Outbox outbox;
  private final Audit audit;

  public Webhooks(Hub hub, App app, Shapes shapes, Outbox outbox, Audit audit) {
    this.hub = hub;
    this.app = app;
    this.shapes = shapes;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** Renders it as it is now and has it sent. */
  public void tell(Announcement announcement) {
    switch (announcement) {
      case Announcement.Ping() -> send("ping", PingPayload.of(app, shapes));
      case Announcement.Installed installed -> send("installation", installed(installed));
      case Announcement.Commented(var action, var comment, var earlier, var sender) -> {
        var repository = comment.issue().repository();
        var payload = payload(action, repository, sender);
        payload.set("issue", shapes.issues().issue(comment.issue()));
        payload.set("comment", shapes.issues().comment(comment, app));
        if (action.equals("edited")) {
          payload.set("changes", IssueJson.changes(earlier));
        }
        send("issue_comment", repository, payload);
      }
      case Announcement.Pulled(var action, var pull, var sender) -> {
        var payload = payload(action, pull.repository(), sender);
        payload.put("number", pull.number());
        payload.set("pull_request", shapes.pulls().full(pull));
        send("pull_request", pull.repository(), payload);
      }
      case Announcement.Synchronized(var pull, var before, var after, var sender) -> {
        var payload = payload("synchronize", pull.repository(), sender);
        payload.put("number", pull.number());
        payload.put("before", before);
        payload.put("after", after);
        payload.set("pull_request", shapes.pulls().full(pull));
        send("pull_request", pull.repository(), payload);
      }
      case Announcement.IssueChanged(var action, var issue, var sender) -> {
        var payload = payload(action, issue.repository(), sender);
        payload.set("issue", shapes.issues().issue(issue));
        send("issues", issue.repository(), payload);
      }
      case Announcement.Checked(var action, var repository, var run, var sender) -> {
        var payload = payload(action, repository, sender);
        payload.set("check_run", shapes.checks().announced(repository, run, app));
        send("check_run", repository, payload);
      }
      case Announcement.Pressed(var repository, var run, var identifier, var sender) -> {
        var payload = payload("requested_action", repository, sender);
        payload.set("check_run", shapes.checks().announced(repository, run, app));
        payload.set("requested_action", Json.object().and("identifier", identifier));
        send("check_run", repository, payload);
      }
      case Announcement.Suited(var action, var repository, var suite, var sender) -> {
        var payload = payload(action, repository, sender);
        payload.set("check_suite", shapes.checks().suite(repository, suite, app));
        send("check_suite", repository, payload);
      }
      case Announcement.Pushed pushed ->
          send("push", pushed.repository(), PushPayload.of(pushed, shapes, common(pushed)));
    }
  }

  private ObjectNode installed(Announcement.Installed installed) {
    var account = installed.installation().account();
    var repositories =
        hub.repositories().stream()
            .filter(each -> each.owner().equals(account))
            .map(each ->
                Json.object()
                    .and("id", each.id())
                    .and("node_id", shapes.repositories().simple(each).get("node_id"))
                    .and("name", each.name())
                    .and("full_name", each.fullName())
                    .and("private", each.isPrivate()))
            .toList();
    return Json.object()
        .and("action", "created")
        .and("installation", shapes.apps().installation(installed.installation()))
        .and("repositories", repositories)
        .and("requester", null)
        .and("sender", shapes.accounts().simple(installed.sender()));
  }

  private ObjectNode payload(String action, Repository repository, Account sender) {
    return Json.join(Json.object().and("action", action), common(repository, sender));
  }

  private ObjectNode common(Announcement.Pushed pushed) {
    return common(pushed.repository(), pushed.sender());
  }

  /** What is in every payload about a repository. */
  private ObjectNode common(Repository repository, Account sender) {
    var owner = repository.owner();
    var json =
        Json.object()
            .and("repository", shapes.repositories().full(repository))
            .and("sender", shapes.accounts().simple(sender));
    hub.installation(owner).ifPresent(each -> json.set("installation", shapes.apps().lite(each)));
    if (owner.kind() == Account.Kind.ORGANIZATION) {
      json.set("organization", shapes.accounts().organization(owner));
    }
    return json;
  }

  private void send(String event, Repository repository, ObjectNode payload) {
    if (hub.installation(repository.owner()).isPresent()
        && (UNASKED.contains(event) || app.events().contains(event))) {
      send(event, payload);
    }
  }

  private void send(String event, ObjectNode payload) {
    if (outbox.hasTarget()) {
      audit.announced(event, payload);
      outbox.put(event, payload);
    }
  }

  /** What GitHub sends when an App's webhook is set up. */
  public void introduce() {
    tell(new Announcement.Ping());
    for (var each : List.copyOf(hub.installations())) {
      tell(new Announcement.Installed(each, each.account()));
    }
  }
}
