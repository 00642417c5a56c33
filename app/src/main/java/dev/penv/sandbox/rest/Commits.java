package dev.penv.sandbox.rest;

import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.json.Shapes;

/** Commits, branches and what lies between them. */
final class Commits {
  private final Shapes shapes;

  Commits(Shapes shapes) {
    this.shapes = shapes;
  }

  void add(Routes routes) {
    var here = "/repos/{owner}/{repo}";
    var read = Access.read("contents");
    routes
        .on("GET", here + "/git/commits/{sha}", read, this::gitCommit)
        .on("GET", here + "/compare/{base_head...}", read, this::compare)
        .on("GET", here + "/branches/{branch...}", read, this::branch)
        .on("GET", here + "/commits/{ref...}", read, this::commit);
  }

  static String resolve(Call call, String ref) {
    return call.repository()
        .git()
        .resolve(ref)
        .orElseThrow(() -> Refused.invalid("No commit found for SHA: " + ref));
  }

  private Answer gitCommit(Call call) {
    var git = call.repository().git();
    if (!git.has(call.text("sha"))) {
      throw Refused.notFound();
    }
    var commit = git.commit(call.text("sha"));
    return Answer.ok(shapes.commits().gitCommit(call.repository(), commit));
  }

  private Answer commit(Call call) {
    var commit = call.repository().git().commit(resolve(call, call.text("ref")));
    return Answer.ok(shapes.commits().whole(call.repository(), commit));
  }

  private Answer branch(Call call) {
    var name = call.text("branch");
    var sha = call.repository().branches().head(name).orElseThrow(Refused::notFound);
    return Answer.ok(shapes.commits().branch(call.repository(), name, sha));
  }

  private Answer compare(Call call) {
    var sides = call.text("base_head").split("\\.\\.\\.", -1);
    if (sides.length != 2) {
      throw Refused.notFound();
    }
    var git = call.repository().git();
    var base = git.resolve(sides[0]).orElseThrow(Refused::notFound);
    var head = git.resolve(sides[1]).orElseThrow(Refused::notFound);
    var mergeBase = git.mergeBase(base, head).orElseThrow(Refused::notFound);
    return Answer.ok(shapes.commits().comparison(call.repository(), base, head, mergeBase));
  }
}
