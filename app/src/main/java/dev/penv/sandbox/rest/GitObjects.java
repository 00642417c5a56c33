package dev.penv.sandbox.rest;

import dev.penv.sandbox.git.Trees;
import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Body;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.json.Json;
import dev.penv.sandbox.json.Shapes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees and commits that no ref names yet. */
final class GitObjects {
  /** As many files as GitHub's own documentation recommends at most. */
  private static final int MOST = 1000;

  private final App app;
  private final Shapes shapes;

  GitObjects(App app, Shapes shapes) {
    this.app = app;
    this.shapes = shapes;
  }

  void add(Routes routes) {
    var here = "/repos/{owner}/{repo}/git";
    var write = Access.write("contents");
    routes
        .on("POST", here + "/trees", write, this::tree)
        .on("POST", here + "/commits", write, this::commit);
  }

  private Answer tree(Call call) {
    var files = new LinkedHashMap<String, String>();
    for (var entry : call.body().objects("tree", MOST)) put(entry, files);
    if (files.isEmpty()) throw Refused.invalid("Invalid tree info");
    var trees = new Trees(call.repository().git());
    var base = call.body().text("base_tree");
    if (base != null && !trees.has(base)) throw Refused.notFound();
    var sha = trees.write(base == null ? List.of() : List.of(base), files);
    var url = shapes.repositories().simple(call.repository()).get("url").asText();
    return Answer.created(
        Json.object()
            .and("sha", sha)
            .and("url", url + "/git/trees/" + sha)
            .and("tree", trees.list(sha).stream().map(each -> entry(each, url)).toList())
            .and("truncated", false));
  }

  /** Only what the sandbox plays: a plain file with its text. */
  private static void put(Body entry, Map<String, String> files) {
    if (!"100644".equals(entry.required("mode")) || !"blob".equals(entry.required("type"))) {
      throw Refused.invalid("The sandbox has plain files only");
    }
    var path = entry.required("path");
    if (path.startsWith("/") || path.contains("..") || path.contains("//")) {
      throw Refused.invalid("tree.path contains a malformed path component");
    }
    files.put(path, entry.required("content"));
  }

  private static Json.Fields entry(Trees.Entry entry, String url) {
    var fields =
        Json.object()
            .and("path", entry.path())
            .and("mode", entry.folder() ? "040000" : "100644")
            .and("type", entry.folder() ? "tree" : "blob")
            .and("sha", entry.sha())
            .and("url", url + "/git/" + (entry.folder() ? "trees/" : "blobs/") + entry.sha());
    return entry.folder() ? fields : fields.and("size", entry.size());
  }

  private Answer commit(Call call) {
    var body = call.body();
    var git = call.repository().git();
    var tree = body.required("tree");
    if (!new Trees(git).has(tree)) throw Refused.invalid("Tree SHA does not exist");
    for (var parent : body.texts("parents")) {
      if (!git.has(parent)) throw Refused.invalid("Parent SHA does not exist");
    }
    var sha =
        call.repository()
            .branches()
            .commitOf(tree, body.texts("parents"), body.required("message"), app.bot());
    return Answer.created(shapes.commits().gitCommit(call.repository(), git.commit(sha)));
  }
}
