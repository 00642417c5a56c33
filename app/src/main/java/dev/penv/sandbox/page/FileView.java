package dev.penv.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.sandbox.git.Changes;
import dev.penv.sandbox.git.Trees;
import dev.penv.sandbox.git.Trees.Entry;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the pages of files, folders and commits show. */
final class FileView {
  private FileView() {}

  /** A file or folder at a branch, tag or commit. */
  static Optional<JsonNode> of(Repository repository, String ref, String path) {
    var trees = new Trees(repository.git());
    return repository
        .git()
        .resolve(ref)
        .flatMap(commit -> trees.find(commit, path))
        .map(entry ->
            entry.folder() ? folder(repository, ref, entry) : file(repository, ref, entry));
  }

  private static JsonNode folder(Repository repository, String ref, Entry folder) {
    return Json.object()
        .and("kind", "folder")
        .and("repository", repository.fullName())
        .and("ref", ref)
        .and("path", folder.path())
        .and("entries", entries(repository, folder));
  }

  /** Folders first, as people look for them. */
  static List<Json.Fields> entries(Repository repository, Entry folder) {
    return new Trees(repository.git())
        .list(folder).stream()
            .sorted(
                Comparator.comparing((Entry entry) -> !entry.folder()).thenComparing(Entry::name))
            .map(entry ->
                Json.object()
                    .and("name", entry.name())
                    .and("path", entry.path())
                    .and("folder", entry.folder())
                    .and("size", entry.size()))
            .toList();
  }

  private static JsonNode file(Repository repository, String ref, Entry file) {
    var text = new String(new Trees(repository.git()).read(file), StandardCharsets.UTF_8);
    var markdown = file.name().endsWith(".md");
    return Json.object()
        .and("kind", "file")
        .and("repository", repository.fullName())
        .and("ref", ref)
        .and("path", file.path())
        .and("html", markdown ? Markdown.html(text) : null)
        .and("text", markdown ? null : text);
  }

  /** A commit with what it changed. */
  static Optional<JsonNode> commit(Repository repository, String sha) {
    return repository.git().resolve(sha).map(found -> change(repository, found));
  }

  private static JsonNode change(Repository repository, String sha) {
    var commit = repository.git().commit(sha);
    var parent = commit.parents().stream().findFirst();
    var files = Changes.of(repository.git(), parent, sha).files();
    return Json.object()
        .and("kind", "commit")
        .and("repository", repository.fullName())
        .and("sha", sha)
        .and("message", commit.message())
        .and("author", commit.author().name())
        .and("at", commit.author().at())
        .and(
            "files",
            files.stream()
                .map(file ->
                    Json.object()
                        .and("path", file.path())
                        .and("status", file.status())
                        .and("patch", file.patch()))
                .toList());
  }
}
