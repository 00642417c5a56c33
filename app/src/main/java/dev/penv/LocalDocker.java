package dev.penv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.workspace.Credentials;
import dev.penv.workspace.DockerFailure;
import dev.penv.workspace.Registries;
import dev.penv.workspace.docker.DockerJava;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The docker daemon of this computer, the way the operator wants it. */
final class LocalDocker {
  private static final Logger LOG = LoggerFactory.getLogger(LocalDocker.class);
  private static final String SETTING = "PENV_LOCAL_WORKSPACE";

  private LocalDocker() {}

  /**
   * Empty when tasks are to run on this computer's own system.
   *
   * @throws ConfigProblems when containers are wanted and cannot be had
   */
  static Optional<DockerJava> of(Config.Containers settings) throws IOException {
    return switch (settings.wanted()) {
      case NO -> Optional.empty();
      case YES -> Optional.of(wanted(settings));
      case WHERE_DOCKER_ANSWERS -> perhaps(settings);
    };
  }

  private static DockerJava wanted(Config.Containers settings) throws IOException {
    if (!isRoot()) {
      throw problem(
          "penv is not root, and files that containers make could not be given back.",
          "Start penv as root, or set it to `host`.");
    }
    try {
      return DockerJava.at(settings.docker());
    } catch (DockerFailure failed) {
      throw problem(
          "No docker daemon answers at %s.".formatted(settings.docker()),
          "Start docker, or name its socket as `local: docker:` in penv.yaml.");
    }
  }

  private static Optional<DockerJava> perhaps(Config.Containers settings) throws IOException {
    if (!Files.exists(Path.of(settings.docker().getPath())) || !isRoot()) return Optional.empty();
    try {
      return Optional.of(DockerJava.at(settings.docker()));
    } catch (DockerFailure failed) {
      LOG.warn("Tasks run without containers: {}", failed.reason());
      return Optional.empty();
    }
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static ConfigProblems problem(String problem, String remedy) {
    return new ConfigProblems(
        List.of(new Complaint(new Place.InSetting(SETTING), problem, remedy)));
  }

  /** Registries with the logins of docker's own file. */
  static Registries registries(Config.Containers settings) throws IOException {
    var logins = settings.logins();
    var credentials = logins.isEmpty() ? Credentials.NONE : credentials(logins.get());
    return new Registries(credentials, settings.prebuilds());
  }

  private static Credentials credentials(Path file) throws IOException {
    var logins = new HashMap<String, Credentials.Login>();
    for (var entry : new JsonMapper().readTree(Files.readString(file)).path("auths").properties()) {
      login(entry.getValue()).ifPresent(login -> logins.put(host(entry.getKey()), login));
    }
    return new Credentials(logins);
  }

  private static Optional<Credentials.Login> login(JsonNode entry) {
    var pair = new String(decoded(entry.path("auth").asText()), StandardCharsets.UTF_8);
    int colon = pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(new Credentials.Login(pair.substring(0, colon), pair.substring(colon + 1)));
  }

  private static byte[] decoded(String text) {
    return Base64.getMimeDecoder().decode(text);
  }

  /** Docker Hub is called by the address of its first version. */
  private static String host(String key) {
    var host = key.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    return host.equals("index.docker.io") ? "docker.io" : host;
  }
}
