package dev.penv.github.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.github.Repo;
import java.io.IOException;
import java.io.StringReader;
import org.kohsuke.github.GHAppInstallation;
import org.kohsuke.github.GHEventPayload;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHIssue;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

/**
 * hub4j over one session. Its objects normally begin with a request for the repository, the issue
 * or the comment; here they are read from what a webhook would say of them, which asks GitHub
 * nothing.
 */
final class Hub {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final GitHub root;

  Hub(Session session) {
    try {
      this.root =
          new GitHubBuilder()
              .withEndpoint(session.server().api().toString())
              .withConnector(new Connector(session))
              .build();
    } catch (IOException impossible) {
      throw new IllegalStateException("hub4j asks nothing to be built", impossible);
    }
  }

  /** A call of hub4j. */
  interface Asking<T> {
    T get() throws IOException;
  }

  /**
   * What hub4j makes of an answer. Failures of the call itself come through as they are; what is
   * left is an answer that hub4j cannot read, and its message would quote that answer.
   */
  static <T> T ask(String what, Asking<T> call) {
    try {
      return call.get();
    } catch (IOException | GHException unreadable) {
      throw new Failure.Unanswered(
          what + " has an unreadable answer: " + unreadable.getClass().getSimpleName());
    }
  }

  GitHub root() {
    return root;
  }

  GHRepository repository(Repo repo) {
    return event(GHEventPayload.Ping.class, about(repo)).getRepository();
  }

  GHIssue issue(Repo repo, int number) {
    var payload = about(repo);
    payload.putObject("issue").put("number", number);
    return event(GHEventPayload.Issue.class, payload).getIssue();
  }

  GHIssueComment comment(Repo repo, long id) {
    var payload = about(repo);
    payload.putObject("issue").put("number", 0);
    payload.putObject("comment").put("id", id);
    return event(GHEventPayload.IssueComment.class, payload).getComment();
  }

  GHAppInstallation installation(long id) {
    var payload = JSON.objectNode();
    payload.putObject("installation").put("id", id);
    return event(GHEventPayload.Ping.class, payload).getInstallation();
  }

  private static ObjectNode about(Repo repo) {
    var payload = JSON.objectNode();
    payload
        .putObject("repository")
        .put("id", repo.id())
        .put("name", repo.name())
        .put("full_name", repo.fullName())
        .putObject("owner")
        .put("login", repo.owner());
    return payload;
  }

  private <T extends GHEventPayload> T event(Class<T> type, JsonNode payload) {
    try {
      return root.parseEventPayload(new StringReader(payload.toString()), type);
    } catch (IOException impossible) {
      throw new IllegalStateException("hub4j reads no " + type.getSimpleName(), impossible);
    }
  }
}
