package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penv.remote.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The reference implementation, at work on a machine: it builds what asks for Features and starts
 * what is described for compose. It acts as penv there, with an environment of nothing and a home
 * that is gone afterwards, so what it puts in place of {@code ${localEnv:…}} is nothing.
 */
final class Reference {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final Duration GRACE = Duration.ofMinutes(1);
  private static final String RESULT = "penv-f3c9-result ";

  /**
   * Logins come by standard input; the result is printed behind the log. When the input ends, by
   * our hand or because nobody is left at its other end, so does the reference with all that it has
   * started. Docker's client is told to remove containers of steps that fail.
   */
  private static final String SCRIPT =
      """
      umask 077
      home=$(mktemp -d) || exit
      trap 'rm -rf -- "$home"' EXIT
      IFS= read -r logins && printf '%s\n' "$logins" >"$home/config.json" || exit
      cat >"$home/docker" <<'CLIENT' || exit
      #!/bin/sh
      case ${1-} in
        build) shift && exec docker build --force-rm "$@" ;;
        *) exec docker "$@" ;;
      esac
      CLIENT
      chmod 700 "$home/docker"
      export HOME="$home" TMPDIR="$home" DOCKER_CONFIG="$home" DOCKER_HOST="$1"
      mark=$2 seconds=$3
      shift 3
      umask 022
      exec 3<&0
      setsid timeout -s KILL "$seconds" "$@" --docker-path "$home/docker" \
        3<&- </dev/null 2>&1 >"$home/result" &
      reference=$!
      { while read -r _; do :; done; kill -s KILL -- "-$reference"; } <&3 >/dev/null 2>&1 &
      watch=$!
      exec 3<&-
      wait "$reference"
      code=$?
      kill "$watch" 2>/dev/null
      printf '\n%s' "$mark"
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
    var seconds = Long.toString(LIMIT.toSeconds());
    var all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", docker.address(), RESULT, seconds));
    all.addAll(words);
    all.addAll(arguments);
    var shown = new Shown(onlooker);
    var result = new Attended(shell, onlooker, LIMIT.plus(GRACE)).run(all, logins(), shown);
    return outcome(shown, result);
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
    var file = JsonNodeFactory.instance.objectNode().set("auths", auths);
    return (JSON.writeValueAsString(file) + "\n").getBytes(UTF_8);
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
  }
}
