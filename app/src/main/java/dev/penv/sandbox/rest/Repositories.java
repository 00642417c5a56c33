package dev.penv.sandbox.rest;

import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Paging;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.json.Shapes;
import java.util.List;
import java.util.Objects;

/** Repositories, who may do what in them, their pull requests and issues. */
final class Repositories {
  private final Hub hub;
  private final App app;
  private final Shapes shapes;

  Repositories(Hub hub, App app, Shapes shapes) {
    this.hub = hub;
    this.app = app;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    var here = "/repos/{owner}/{repo}";
    var metadata = Access.read("metadata");
    var talk = Access.read("issues", "pull_requests");
    routes
        .on("GET", here, metadata, this::repository)
        .on("GET", "/repositories/{repository_id}", metadata, this::repository)
        .on("GET", here + "/collaborators/{login}/permission", metadata, this::permission)
        .on("GET", here + "/pulls/{number}", Access.read("pull_requests"), this::pull)
        .on("GET", here + "/pulls", Access.read("pull_requests"), this::pulls)
        .on("POST", here + "/pulls", Access.write("pull_requests"), this::open)
        .on("GET", here + "/issues/{number}", talk, this::issue);
  }

  private Answer repository(Call call) {
    return Answer.ok(shapes.repositories().full(call.repository()));
  }

  private Answer permission(Call call) {
    var account = hub.account(call.text("login")).orElseThrow(Refused::notFound);
    var role = call.repository().role(account);
    return Answer.ok(shapes.accounts().permission(account, role));
  }

  private Answer pull(Call call) {
    var pull = call.repository().pull((int) call.number("number"));
    return Answer.ok(shapes.pulls().full(pull.orElseThrow(Refused::notFound)));
  }

  private Answer pulls(Call call) {
    var state = call.query("state").orElse("open");
    var found =
        call.repository().pulls().reversed().stream()
            .filter(pull -> state.equals("all") || pull.isOpen() == state.equals("open"))
            .filter(pull -> call.query("head").map(pull.headLabel()::equals).orElse(true))
            .filter(pull -> call.query("base").map(pull.baseRef()::equals).orElse(true))
            .toList();
    return Paging.of(call, found, shapes.pulls()::simple);
  }

  /** From a branch of the repository itself; the sandbox's Apps have no forks. */
  private Answer open(Call call) {
    var repository = call.repository();
    var body = call.body();
    var head = body.required("head");
    var base = body.required("base");
    for (var side : List.of(head, base)) {
      if (repository.branches().head(side).isEmpty()) {
        throw Refused.invalid("PullRequest", side.equals(head) ? "head" : "base", "invalid");
      }
    }
    if (repository.pulls().stream()
        .anyMatch(pull -> pull.isOpen() && pull.headRef().equals(head))) {
      throw Refused.invalid("PullRequest", "head", "A pull request already exists for " + head);
    }
    var text = Objects.requireNonNullElse(body.text("body"), "");
    var proposal = new Repository.Proposal(repository, head, base, body.required("title"), text);
    return Answer.created(shapes.pulls().full(repository.open(proposal, app.bot())));
  }

  private Answer issue(Call call) {
    return Answer.ok(shapes.issues().issue(find(call)));
  }

  static Issue find(Call call) {
    return call.repository().issue((int) call.number("number")).orElseThrow(Refused::notFound);
  }
}
