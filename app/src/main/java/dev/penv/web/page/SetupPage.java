package dev.penv.web.page;

import dev.penv.app.Need;
import dev.penv.app.Needs;
import dev.penv.app.Reach;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for what the App is to be.
 *
 * @param github as people call it, such as {@code github.com}
 * @param url under which GitHub is to reach penv
 * @param reachable whether GitHub can reach penv there; without, an App would be of no use
 * @param leftOver where an App of an earlier try is to be deleted, empty when there was none
 * @param teams what is asked for only when it is chosen
 */
public record SetupPage(
    String github,
    String url,
    boolean reachable,
    String token,
    Chosen chosen,
    List<String> problems,
    String leftOver,
    List<Need> needs,
    Need teams) {

  /** The form as it was sent, or as it begins. */
  public record Chosen(String owner, String login, String name, boolean teams) {}

  /** Of the form's fields; absent ones are as at the beginning. */
  public static SetupPage of(
      URI url,
      URI github,
      String token,
      Map<String, String> fields,
      List<String> problems,
      Optional<URI> leftOver) {
    return new SetupPage(
        github.getAuthority(),
        url.toString(),
        Reach.canDeliver(github, url),
        token,
        new Chosen(
            fields.getOrDefault("owner", "organization"),
            fields.getOrDefault("login", ""),
            fields.getOrDefault("name", ""),
            fields.containsKey("teams")),
        problems,
        leftOver.map(URI::toString).orElse(""),
        Needs.unasked(),
        Needs.TEAMS);
  }
}
