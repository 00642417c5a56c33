package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.github.Account;
import dev.penv.github.AppInstallation;
import dev.penv.github.GitHub;
import dev.penv.github.Installations;
import dev.penv.github.Mirror;
import dev.penv.github.Repo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Reads where the App is installed, a hundred at a time. */
final class AppReads implements Installations {
  private static final int PAGE = 100;

  /** Far more than anybody has; a server that goes on for ever must not hold us. */
  private static final int MOST_PAGES = 1_000;

  private final Session app;
  private final LongFunction<Installation> installations;

  /**
   * @param app speaks for the App itself
   */
  AppReads(Session app, LongFunction<Installation> installations) {
    this.app = app;
    this.installations = installations;
  }

  @Override
  public List<AppInstallation> all() {
    return installed().stream().map(Mirror.Installed::installation).toList();
  }

  /** Every installation, with what is only for those who look after it. */
  List<Mirror.Installed> installed() {
    return pages(
        "/app/installations",
        path -> Json.read(app.send(Call.get(app.server().at(path)))),
        AppReads::installed);
  }

  @Override
  public Optional<AppInstallation> find(long installation) {
    var at = app.server().at("/app/installations/" + installation);
    return Reads.found(() -> installation(Json.read(app.send(Call.get(at)))));
  }

  @Override
  public List<Repo> repositories(long installation) {
    return pages(
        "/installation/repositories",
        path -> installations.apply(installation).json(path).path("repositories"),
        repository -> repository(repository, installation));
  }

  private static <T> List<T> pages(
      String path, Function<String, JsonNode> read, Function<JsonNode, T> element) {
    var found = new ArrayList<T>();
    try {
      for (int page = 1; page <= MOST_PAGES; page++) {
        var answer = read.apply("%s?per_page=%d&page=%d".formatted(path, PAGE, page));
        answer.forEach(each -> found.add(element.apply(each)));
        if (answer.size() < PAGE) break;
      }
    } catch (Failure failure) {
      throw new GitHub.Unreachable("GitHub: " + failure.reason(), failure);
    }
    return List.copyOf(found);
  }

  private static Mirror.Installed installed(JsonNode json) {
    return new Mirror.Installed(
        installation(json),
        Urls.named(json.path("html_url").asText()),
        json.path("repository_selection").asText().equals("selected"));
  }

  /** An enterprise has a slug where accounts have a login. */
  private static AppInstallation installation(JsonNode installation) {
    var account = installation.path("account");
    var login = account.path("login").asText(account.path("slug").asText());
    return new AppInstallation(
        installation.path("id").asLong(),
        new Account(account.path("id").asLong(), login, false),
        installation.hasNonNull("suspended_at"),
        permissions(installation.path("permissions")),
        installation.path("events").valueStream().map(JsonNode::asText).toList());
  }

  private static Map<String, String> permissions(JsonNode granted) {
    return granted.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().asText()));
  }

  private static Repo repository(JsonNode repository, long installation) {
    return new Repo(
        repository.path("id").asLong(),
        repository.path("owner").path("login").asText(),
        repository.path("name").asText(),
        installation);
  }
}
