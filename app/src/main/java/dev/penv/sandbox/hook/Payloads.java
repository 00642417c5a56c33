package dev.penv.sandbox.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Announcement;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Installation;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.json.IssueJson;
import dev.penv.sandbox.json.Json;
import dev.penv.sandbox.json.Shapes;
import java.util.List;

/** The JSON of webhooks. */
final class Payloads {
  private final Hub hub;
  private final App app;
  private final Shapes shapes;

  Payloads(Hub hub, App app, Shapes shapes) {
    this.hub = hub;
    this.app = app;
    this.shapes = shapes;
  }

  /** What GitHub would send of it now. */
  ObjectNode of(Announcement announcement) {
    return switch (announcement) {
      case Announcement.Ping() -> PingPayload.of(app, shapes);
      case Announcement.Installed(var installation, var sender) ->
          installation("created", installation, reached(installation), sender);
      case Announcement.InstallationChanged(
              var action,
              var installation,
              var reached,
              var sender) ->
          installation(action, installation, reached, sender);
      case Announcement.ReachChanged changed -> reach(changed);
      case Announcement.Dispatched dispatched -> dispatched(dispatched);
      case Announcement.Commented commented -> commented(commented);
      case Announcement.Pulled(var action, var pull, var sender) -> pulled(action, pull, sender);
      case Announcement.Synchronized moved -> moved(moved);
      case Announcement.IssueChanged(var action, var issue, var sender) ->
          acted(action, issue.repository(), sender).and("issue", shapes.issues().issue(issue));
      case Announcement.Checked(var action, var repository, var run, var sender) ->
          acted(action, repository, sender)
              .and("check_run", shapes.checks().announced(repository, run, app));
      case Announcement.Pressed pressed -> pressed(pressed);
      case Announcement.Suited(var action, var repository, var suite, var sender) ->
          acted(action, repository, sender)
              .and("check_suite", shapes.checks().suite(repository, suite, app));
      case Announcement.Pushed pushed ->
          PushPayload.of(pushed, shapes, common(pushed.repository(), pushed.sender()));
    };
  }

  private ObjectNode commented(Announcement.Commented commented) {
    var comment = commented.comment();
    var json =
        acted(commented.action(), comment.issue().repository(), commented.sender())
            .and("issue", shapes.issues().issue(comment.issue()))
            .and("comment", shapes.issues().comment(comment, app));
    return commented.action().equals("edited")
        ? json.and("changes", IssueJson.changes(commented.earlier()))
        : json;
  }

  private Json.Fields pulled(String action, PullRequest pull, Account sender) {
    return acted(action, pull.repository(), sender)
        .and("number", pull.number())
        .and("pull_request", shapes.pulls().full(pull));
  }

  private ObjectNode moved(Announcement.Synchronized moved) {
    return pulled("synchronize", moved.pull(), moved.sender())
        .and("before", moved.before())
        .and("after", moved.after());
  }

  private ObjectNode pressed(Announcement.Pressed pressed) {
    return acted("requested_action", pressed.repository(), pressed.sender())
        .and("check_run", shapes.checks().announced(pressed.repository(), pressed.run(), app))
        .and("requested_action", Json.object().and("identifier", pressed.identifier()));
  }

  private List<Repository> reached(Installation installation) {
    return hub.reached(installation);
  }

  private ObjectNode installation(
      String action, Installation installation, List<Repository> reached, Account sender) {
    return Json.object()
        .and("action", action)
        .and("installation", shapes.apps().installation(installation))
        .and("repositories", lite(reached))
        .and("requester", null)
        .and("sender", shapes.accounts().simple(sender));
  }

  private ObjectNode reach(Announcement.ReachChanged changed) {
    return Json.object()
        .and("action", changed.added().isEmpty() ? "removed" : "added")
        .and("installation", shapes.apps().installation(changed.installation()))
        .and("repository_selection", "all")
        .and("repositories_added", lite(changed.added()))
        .and("repositories_removed", lite(changed.removed()))
        .and("requester", null)
        .and("sender", shapes.accounts().simple(changed.sender()));
  }

  private List<ObjectNode> lite(List<Repository> repositories) {
    return repositories.stream().map(shapes.repositories()::lite).toList();
  }

  /** It names no commit and no action. */
  private ObjectNode dispatched(Announcement.Dispatched dispatched) {
    var inputs = Json.object();
    dispatched.inputs().forEach(inputs::and);
    return Json.join(
        Json.object()
            .and("inputs", dispatched.inputs().isEmpty() ? null : inputs)
            .and("ref", dispatched.ref())
            .and("workflow", dispatched.workflow()),
        common(dispatched.repository(), dispatched.sender()));
  }

  private Json.Fields acted(String action, Repository repository, Account sender) {
    return Json.join(Json.object().and("action", action), common(repository, sender));
  }

  /** What is in every payload about a repository. */
  private Json.Fields common(Repository repository, Account sender) {
    var owner = repository.owner();
    var json =
        Json.object()
            .and("repository", shapes.repositories().full(repository))
            .and("sender", shapes.accounts().simple(sender));
    hub.installation(owner).ifPresent(each -> json.and("installation", shapes.apps().lite(each)));
    return owner.kind() == Account.Kind.ORGANIZATION
        ? json.and("organization", shapes.accounts().organization(owner))
        : json;
  }
}
