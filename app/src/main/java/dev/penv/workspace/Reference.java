package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penv.remote.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reference implementation, at work on a machine: it builds what asks for Features and starts
 * what is described for compose. It acts as penv there, with an environment of nothing and a home
 * that is gone afterwards, so what it puts in place of {@code ${localEnv:…}} is nothing.
 */
final class Reference {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final String RESULT = "penv-f3c9-result ";

  /** Logins come by standard input; the result is printed behind the log. */
  private static final String SCRIPT =
      """
      umask 077
      home=$(mktemp -d) || exit
      trap 'rm -rf -- "$home"' EXIT
      cat >"$home/config.json" || exit
      export HOME="$home" DOCKER_CONFIG="$home" DOCKER_HOST="$1" mark="$2"
      shift 2
      umask 022
      "$@" </dev/null 2>&1 >"$home/result"
      code=$?
      printf '\\n%s' "$mark"
      cat "$home/result"
      exit "$code"
      """;

  private final Shell shell;
  private final List<String> words;
  private final Docker docker;
  private final Credentials credentials;
  private final Onlooker onlooker;

  /**
   * @param words that start it
   */
  Reference(
      Shell shell, List<String> words, Docker docker, Credentials credentials, Onlooker onlooker) {
    this.shell = shell;
    this.words = List.copyOf(words);
    this.docker = docker;
    this.credentials = credentials;
    this.onlooker = onlooker;
  }

  /**
   * Runs one of its commands.
   *
   * @return what it says of its success
   * @throws DockerFailure with what it says of its failure
   */
  JsonNode run(List<String> arguments) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", docker.address(), RESULT));
    all.addAll(words);
    all.addAll(arguments);
    var shown = new Shown(onlooker);
    try {
      var result =
          shell.pipe(all, Map.of("LC_ALL", "C"), new ByteArrayInputStream(logins()), shown, LIMIT);
      return outcome(shown, result);
    } catch (BrokenOff brokenOff) {
      throw brokenOff.cause();
    }
  }

  private static JsonNode outcome(Shown shown, Shell.Result result) throws DockerFailure {
    var said = shown.result().flatMap(Reference::json);
    if (result.succeeded() && said.isPresent()) return said.get();
    var reason =
        said.map(node -> node.path("description").asText(node.path("message").asText()))
            .filter(text -> !text.isBlank())
            .orElse("the devcontainer CLI ended with code " + result.exitCode());
    throw new DockerFailure(DockerFailure.Kind.STEP, reason);
  }

  private static Optional<JsonNode> json(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException other) {
      return Optional.empty();
    }
  }

  /** In the form of docker's own configuration. */
  private byte[] logins() throws IOException {
    var auths = JsonNodeFactory.instance.objectNode();
    credentials
        .logins()
        .forEach((host, login) -> {
          var pair = (login.user() + ":" + login.password()).getBytes(UTF_8);
          var key = host.equals("docker.io") ? "https://index.docker.io/v1/" : host;
          auths.putObject(key).put("auth", Base64.getEncoder().encodeToString(pair));
        });
    return JSON.writeValueAsBytes(JsonNodeFactory.instance.objectNode().set("auths", auths));
  }

  /** The onlooker broke off, on the thread that moves the output. */
  private static final class BrokenOff extends InterruptedIOException {
    private static final long serialVersionUID = 1L;

    BrokenOff(InterruptedException cause) {
      initCause(cause);
    }

    InterruptedException cause() {
      return getCause() instanceof InterruptedException why ? why : new InterruptedException();
    }
  }

  /** Passes the log on and keeps what stands behind it. */
  private static final class Shown extends OutputStream {
    private static final int MOST = 1 << 20;
    private final Onlooker onlooker;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<String> result = Optional.empty();

    Shown(Onlooker onlooker) {
      this.onlooker = onlooker;
    }

    Optional<String> result() {
      return result.or(() -> behindMark(line.toString(UTF_8)));
    }

    private static Optional<String> behindMark(String text) {
      return text.startsWith(RESULT)
          ? Optional.of(text.substring(RESULT.length()))
          : Optional.empty();
    }

    @Override
    public void write(int each) throws IOException {
      write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      beat();
      for (int at = offset; at < offset + count; at++) {
        line.write(bytes[at]);
        if (bytes[at] == '\n' || line.size() == MOST) endLine();
      }
    }

    private void endLine() throws IOException {
      var text = line.toString(UTF_8);
      var behind = behindMark(text);
      if (behind.isPresent()) result = behind;
      else onlooker.printed(line.toByteArray());
      line.reset();
    }

    private void beat() throws IOException {
      try {
        onlooker.beat();
      } catch (InterruptedException why) {
        throw new BrokenOff(why);
      }
    }
  }
}
