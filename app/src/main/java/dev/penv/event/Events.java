package dev.penv.event;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads deliveries. Fields as in GitHub's webhook schemas. */
public final class Events {
  private static final Logger LOG = LoggerFactory.getLogger(Events.class);
  private static final Pattern NAME = Pattern.compile("(?!\\.\\.?$)[A-Za-z0-9._-]{1,100}");

  private final long app;
  private final AtomicBoolean told = new AtomicBoolean();

  /** Check runs of other Apps are not ours to answer for. */
  public Events(long app) {
    this.app = app;
  }

  /** The event, or empty for what penv does not use. Never throws. */
  public Optional<Event> parse(Delivery delivery) {
    return switch (read(delivery)) {
      case Reading.Told(var event) -> Optional.of(event);
      case Reading.Unused(var reason) -> {
        LOG.debug("delivery {} of {} is not used: {}", delivery.guid(), delivery.name(), reason);
        yield Optional.empty();
      }
      case Reading.Malformed(var problem) -> {
        LOG.warn("delivery {} of {} is dropped: {}", delivery.guid(), delivery.name(), problem);
        yield Optional.empty();
      }
    };
  }

  /** What a delivery says. Never throws. */
  public Reading read(Delivery delivery) {
    try {
      var root = Fields.of(delivery.body());
      if (!Glance.USED.getOrDefault(delivery.name(), Set.of()).contains(root.text("action", ""))) {
        return new Reading.Unused("not an event that penv uses");
      }
      if (!root.has("installation")) return notInstalled();
      return switch (delivery.name()) {
        case "issue_comment" -> comment(root);
        case "push" -> Pushes.read(root, repo(root));
        case "pull_request" -> new Reading.Told(pullRequest(root));
        case "check_run" -> checkRun(root, delivery);
        case "check_suite" -> checkSuite(root, delivery);
        case "workflow_dispatch" -> new Reading.Told(dispatched(root, delivery));
        case "installation" -> new Reading.Told(InstallationEvents.changed(root));
        case "installation_repositories" -> new Reading.Told(InstallationEvents.reach(root));
        default -> new Reading.Unused("not an event that penv uses");
      };
    } catch (Fields.Unfit e) {
      return new Reading.Malformed(e.problem());
    }
  }

  /** Said once: whoever set the webhook up by hand would be told with every event. */
  private Reading notInstalled() {
    var reason = "it comes from no installation of the App";
    if (!told.getAndSet(true)) LOG.warn("an event is dropped, and all like it: {}", reason);
    return new Reading.Unused(reason);
  }

  private static Reading comment(Fields root) {
    var comment = root.in("comment");
    var author = account(comment.in("user"));
    if (author.id() != account(root.in("sender")).id()) {
      return new Reading.Unused("somebody else sent the author's comment");
    }
    var edited = root.text("action").equals("edited");
    var issue = root.in("issue");
    var posted =
        new Event.CommentPosted(
            repo(root),
            issue.count("number"),
            issue.has("pull_request"),
            issue.text("state").equals("open"),
            comment.number("id"),
            author,
            comment.has("performed_via_github_app"),
            comment.text("body", ""),
            comment.instant(edited ? "updated_at" : "created_at"));
    return new Reading.Told(
        edited ? new Event.CommentEdited(posted, comment.instant("created_at")) : posted);
  }

  private static Event pullRequest(Fields root) {
    var number = root.count("number");
    var pull = root.in("pull_request");
    var sender = account(root.in("sender"));
    if (root.text("action").equals("closed")) {
      return new Event.PullClosed(repo(root), number, pull.flag("merged"), sender);
    }
    return new Event.HeadMoved(
        repo(root), number, commit(pull.in("head"), "sha"), sender, pull.instant("updated_at"));
  }

  private Reading checkRun(Fields root, Delivery delivery) {
    var check = root.in("check_run");
    if (check.in("app").number("id") != app) return new Reading.Unused("another App's check run");
    var repo = repo(root);
    var commit = commit(check, "head_sha");
    var externalId = check.text("external_id", "");
    var sender = account(root.in("sender"));
    return new Reading.Told(
        root.text("action").equals("rerequested")
            ? new Event.CheckRerun(repo, commit, externalId, sender, delivery.guid(), delivery.at())
            : new Event.ButtonPressed(
                repo,
                commit,
                externalId,
                root.in("requested_action").text("identifier"),
                sender,
                delivery.guid(),
                delivery.at()));
  }

  private Reading checkSuite(Fields root, Delivery delivery) {
    var suite = root.in("check_suite");
    if (suite.in("app").number("id") != app) return new Reading.Unused("another App's checks");
    return new Reading.Told(
        new Event.SuiteRerun(
            repo(root),
            commit(suite, "head_sha"),
            account(root.in("sender")),
            delivery.guid(),
            delivery.at()));
  }

  private static Event dispatched(Fields root, Delivery delivery) {
    return new Event.WorkflowDispatched(
        repo(root),
        root.text("workflow"),
        root.text("ref"),
        root.values("inputs"),
        account(root.in("sender")),
        delivery.guid(),
        delivery.at());
  }

  private static Repo repo(Fields root) {
    var repository = root.in("repository");
    return new Repo(
        repository.number("id"),
        repository.in("owner").as("login", Events::safe),
        repository.as("name", Events::safe),
        root.in("installation").number("id"));
  }

  static Account account(Fields user) {
    return new Account(user.number("id"), user.text("login"), user.text("type", "").equals("Bot"));
  }

  /** Names end up in paths and addresses. */
  static String safe(String name) {
    if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("no name of GitHub's");
    return name;
  }

  private static CommitId commit(Fields parent, String name) {
    return parent.as(name, CommitId::new);
  }
}
