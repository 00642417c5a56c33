package dev.penv.sandbox.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.sandbox.git.Trees;
import dev.penv.sandbox.git.Trees.Entry;
import dev.penv.sandbox.http.Access;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Call;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.http.Routes;
import dev.penv.sandbox.json.Json;
import dev.penv.sandbox.json.Shapes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Files and folders at a commit. */
final class Contents {
  /** Files above this come only raw. */
  private static final long INLINE = 1024 * 1024;

  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(60, "\n".getBytes(StandardCharsets.US_ASCII));

  private final Shapes shapes;

  Contents(Shapes shapes) {
    this.shapes = shapes;
  }

  void add(Routes routes) {
    var here = "/repos/{owner}/{repo}/contents";
    var read = Access.read("contents");
    routes
        .on("GET", here + "/{path...}", read, call -> at(call, call.text("path")))
        .on("GET", here, read, call -> at(call, ""));
  }

  private Answer at(Call call, String path) {
    var ref = call.query("ref").orElse(call.repository().defaultBranch());
    var commit = call.repository().git().resolve(ref).orElseThrow(Refused::notFound);
    var trees = new Trees(call.repository().git());
    var plain = path.replaceAll("^/+|/+$", "");
    var entry = trees.find(commit, plain).orElseThrow(Refused::notFound);
    if (entry.folder()) {
      var entries = trees.list(entry).stream().map(each -> describe(call, each, commit, ref));
      return Answer.ok(Json.array(entries.toArray()));
    }
    return raw(call)
        ? Answer.bytes(200, "application/vnd.github.raw; charset=utf-8", trees.read(entry))
        : Answer.ok(file(call, entry, commit, ref, trees));
  }

  private static boolean raw(Call call) {
    return call.incoming().header("accept").filter(type -> type.contains("raw")).isPresent();
  }

  private ObjectNode file(Call call, Entry entry, String commit, String ref, Trees trees) {
    var inline = entry.size() <= INLINE;
    return Json.join(
        describe(call, entry, commit, ref),
        Json.object()
            .and("encoding", inline ? "base64" : "none")
            .and("content", inline ? LINES.encodeToString(trees.read(entry)) + "\n" : ""));
  }

  private ObjectNode describe(Call call, Entry entry, String commit, String ref) {
    var repository = shapes.repositories().simple(call.repository());
    var api = repository.get("url").asText();
    var self = api + "/contents/" + entry.path() + "?ref=" + ref;
    var git = api + "/git/" + (entry.folder() ? "trees/" : "blobs/") + entry.sha();
    var kind = entry.folder() ? "/tree/" : "/blob/";
    var page = repository.get("html_url").asText() + kind + commit + "/" + entry.path();
    return Json.object()
        .and("type", entry.folder() ? "dir" : "file")
        .and("name", entry.name())
        .and("path", entry.path())
        .and("sha", entry.sha())
        .and("size", entry.size())
        .and("url", self)
        .and("html_url", page)
        .and("git_url", git)
        .and("download_url", entry.folder() ? null : page + "?raw=true")
        .and("_links", Json.object().and("self", self).and("git", git).and("html", page));
  }
}
