package dev.penv.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.sandbox.git.Trees;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what the page of a path shows. */
final class Views {
  private static final Pattern PAGE =
      Pattern.compile(
          "/([^/]+)/([^/]+?)(?:/(pull|issues|blob|tree|commit|runs)/([^/]+)(?:/(.*))?)?/?");

  private final Hub hub;

  Views(Hub hub) {
    this.hub = hub;
  }

  /** Whether a path is that of a page, and not of the API. */
  static boolean isPage(String path) {
    var page = PAGE.matcher(path);
    return path.equals("/") || (page.matches() && !Hub.isReserved(page.group(1)));
  }

  /** The content of a page, or empty where there is none. */
  Optional<JsonNode> of(String path) {
    return hub.monitor().read(() -> path.equals("/") ? Optional.of(home()) : find(path));
  }

  private JsonNode home() {
    var names = hub.repositories().stream().map(Repository::fullName).toList();
    return Json.object().and("kind", "home").and("repositories", names);
  }

  private Optional<JsonNode> find(String path) {
    var page = PAGE.matcher(path);
    if (!page.matches()) {
      return Optional.empty();
    }
    return hub.repository(page.group(1), page.group(2))
        .flatMap(
            found -> page.group(3) == null ? Optional.of(repository(found)) : part(found, page));
  }

  private Optional<JsonNode> part(Repository repository, Matcher page) {
    var name = decode(page.group(4));
    var rest = page.group(5) == null ? "" : decode(page.group(5));
    return switch (page.group(3)) {
      case "pull", "issues" -> issue(repository, name).map(found -> thread(repository, found));
      case "commit" -> FileView.commit(repository, name);
      case "runs" -> pullOf(repository, name).map(pull -> thread(repository, pull));
      default -> FileView.of(repository, name, rest);
    };
  }

  private static String decode(String piece) {
    return URLDecoder.decode(piece.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Optional<Issue> issue(Repository repository, String number) {
    return number.matches("\\d{1,9}")
        ? repository.issue(Integer.parseInt(number))
        : Optional.empty();
  }

  private static Optional<PullRequest> pullOf(Repository repository, String run) {
    return repository.pulls().stream()
        .filter(pull ->
            repository.checks().of(pull.head()).stream()
                .anyMatch(each -> Long.toString(each.id()).equals(run)))
        .findFirst();
  }

  private JsonNode thread(Repository repository, Issue issue) {
    return Json.join(ThreadView.of(issue), Json.object().and("people", people(repository)));
  }

  /** Who can be chosen to speak, the most powerful first. */
  private List<Json.Fields> people(Repository repository) {
    return hub.accounts().stream()
        .filter(account -> account.kind() == Account.Kind.USER)
        .sorted(Comparator.comparing(repository::role).reversed())
        .map(account ->
            Json.object()
                .and("login", account.login())
                .and("role", repository.role(account).word()))
        .toList();
  }

  private static JsonNode repository(Repository repository) {
    var trees = new Trees(repository.git());
    var root =
        repository
            .branches()
            .head(repository.defaultBranch())
            .flatMap(commit -> trees.find(commit, ""));
    var readme =
        FileView.of(repository, repository.defaultBranch(), "README.md")
            .map(file -> file.path("html").asText());
    return Json.object()
        .and("kind", "repository")
        .and("repository", repository.fullName())
        .and("ref", repository.defaultBranch())
        .and("threads", repository.issues().reversed().stream().map(ThreadView::line).toList())
        .and("entries", root.map(folder -> FileView.entries(repository, folder)))
        .and("readme", readme);
  }
}
