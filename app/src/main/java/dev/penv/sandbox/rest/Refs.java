package dev.penv.sandbox.rest;

import dev.penv.sandbox.git.Bare;
import dev.penv.sandbox.git.Pack.Moved;
import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Paging;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.json.Shapes;
import java.util.List;
import java.util.Optional;

/** Refs: branches, tags, and those that keep a commit alive. */
final class Refs {
  private final App app;
  private final Shapes shapes;

  Refs(App app, Shapes shapes) {
    this.app = app;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    var here = "/repos/{owner}/{repo}/git";
    var read = Access.read("contents");
    var write = Access.write("contents");
    routes
        .on("GET", here + "/ref/{ref...}", read, this::get)
        .on("GET", here + "/refs/{ref...}", read, this::get)
        .on("GET", here + "/matching-refs/{ref...}", read, this::matching)
        .on("POST", here + "/refs", write, this::create)
        .on("PATCH", here + "/refs/{ref...}", write, this::update)
        .on("DELETE", here + "/refs/{ref...}", write, this::delete);
  }

  private static String name(Call call) {
    return "refs/" + call.text("ref");
  }

  private static Optional<String> find(Call call) {
    return call.repository().git().ref(name(call));
  }

  private Answer get(Call call) {
    var sha = find(call).orElseThrow(Refused::notFound);
    return Answer.ok(shapes.commits().ref(call.repository(), name(call), sha));
  }

  private Answer matching(Call call) {
    var found =
        call.repository().git().refs("refs/").stream()
            .filter(ref -> ref.name().startsWith(name(call)))
            .toList();
    return Paging.of(
        call, found, ref -> shapes.commits().ref(call.repository(), ref.name(), ref.sha()));
  }

  private Answer create(Call call) {
    var name = call.body().required("ref");
    var sha = call.body().required("sha");
    if (!name.matches("refs/[^/]+/.+") || !Bare.isValidRef(name)) {
      throw Refused.invalid("Reference name must start with 'refs/' and have two slashes");
    }
    if (call.repository().git().ref(name).isPresent()) {
      throw Refused.invalid("Reference already exists");
    }
    move(call, name, Optional.empty(), existing(call, sha));
    return Answer.created(shapes.commits().ref(call.repository(), name, sha));
  }

  private static String existing(Call call, String sha) {
    if (!call.repository().git().has(sha)) {
      throw Refused.invalid("Object does not exist");
    }
    return sha;
  }

  private Answer update(Call call) {
    var before = find(call).orElseThrow(Refs::absent);
    var after = existing(call, call.body().required("sha"));
    if (!call.body().flag("force") && !call.repository().git().contains(after, before)) {
      throw Refused.invalid("Update is not a fast forward");
    }
    move(call, name(call), Optional.of(before), after);
    return Answer.ok(shapes.commits().ref(call.repository(), name(call), after));
  }

  private static Refused absent() {
    return Refused.invalid("Reference does not exist");
  }

  private void move(Call call, String name, Optional<String> before, String after) {
    call.repository().git().point(name, Optional.of(after));
    var move = new Moved(name, before.orElse(Moved.ABSENT), after);
    call.repository().branches().moved(List.of(move), app.bot());
  }

  private Answer delete(Call call) {
    var before = find(call).orElseThrow(Refs::absent);
    call.repository().git().point(name(call), Optional.empty());
    var move = new Moved(name(call), before, Moved.ABSENT);
    call.repository().branches().moved(List.of(move), app.bot());
    return Answer.empty(204);
  }
}
