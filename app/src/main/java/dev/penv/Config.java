package dev.penv;

import dev.penv.container.Allowed;
import dev.penv.environment.Environments;
import dev.penv.hardware.DataSize;
import dev.penv.money.Rate;
import dev.penv.policy.Rules;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the operator decides, read once. Environment variables say where things are and hold
 * what is secret; {@code penv.yaml} ({@code PENV_FILE}) holds the rest.
 *
 * @param data the folder of all state, kept at mode 0700
 * @param keyFile the key that encrypts and signs, made at the first start
 * @param rules who may do what, and how much
 */
public record Config(
    Path data, Path keyFile, Server server, App app, Rules rules, Local local, Keep keep) {

  private static final URI DOCKER = URI.create("unix:///var/run/docker.sock");

  /** Of slots with users of their own: these cannot pass through the folder of data. */
  private static final Path SLOTS = Path.of("/var/lib/penv-local");

  /**
   * How penv is reached.
   *
   * @param host the address to listen on
   * @param url under which people and GitHub reach it, without a trailing slash
   */
  public record Server(String host, int port, URI url) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** Whether nobody on the way can listen to what browsers send. */
    boolean isConfidential() {
      return "https".equals(url.getScheme()) || LOOPBACK.contains(String.valueOf(url.getHost()));
    }
  }

  /**
   * The GitHub App that penv is.
   *
   * @param api root of the REST API
   * @param id 0 while there is no App yet
   * @param privateKey text of the PEM file
   * @param webhookSecrets any of them is valid, so that one can be replaced without loss
   * @param client by which people log in
   */
  public record App(
      URI api, long id, String privateKey, List<String> webhookSecrets, Client client) {

    /** What penv is before it has been registered at that GitHub. */
    static App none(URI api) {
      return new App(api, 0, "", List.of(), Client.NONE);
    }

    boolean isRegistered() {
      return id > 0;
    }

    /** Where people see GitHub and git fetches from. */
    public URI web() {
      var text = api.toString();
      if (text.endsWith("/api/v3")) return URI.create(text.substring(0, text.length() - 7));
      var host = String.valueOf(api.getHost());
      var hosted = host.equals("api.github.com") || host.endsWith(".ghe.com");
      return hosted ? URI.create(text.replaceFirst("//api\\.", "//")) : api;
    }

    @Override
    public String toString() {
      return "App[api=%s, id=%d]".formatted(api, id);
    }
  }

  /**
   * As what the App asks people to log in; both empty where nobody can.
   *
   * @param secret not for logs
   */
  public record Client(String id, String secret) {
    static final Client NONE = new Client("", "");

    /** Whether people can log in with GitHub. */
    public boolean isKnown() {
      return !id.isEmpty();
    }

    @Override
    public String toString() {
      return "Client[id=%s]".formatted(id);
    }
  }

  /**
   * This computer as a machine.
   *
   * @param repositories full names that may use it
   * @param folder of its slots; users of slots must be able to pass through what is above it
   * @param isolated each slot runs under a user of its own; needs root
   * @param leastFree disk space under which nothing new begins
   * @param allowed what containers may do beyond themselves
   */
  public record Local(
      Set<String> repositories,
      Path folder,
      int slots,
      Rate price,
      boolean isolated,
      DataSize leastFree,
      Allowed allowed,
      Containers containers) {}

  /** Whether tasks run in containers. */
  public enum Wanted {
    YES,
    NO,
    WHERE_DOCKER_ANSWERS
  }

  /**
   * Containers on this computer.
   *
   * @param docker the daemon's socket
   * @param tools folder of programs that penv installs when they are needed
   * @param logins a file of docker's own, such as {@code docker login} writes
   * @param prebuilds where images are kept for other penvs, empty for nowhere
   * @param defaultImage of a repository that says nothing of what it needs
   */
  public record Containers(
      Wanted wanted,
      URI docker,
      Path tools,
      Optional<Path> logins,
      String prebuilds,
      String defaultImage) {}

  /** How long things are kept, and how much of it per repository. */
  public record Keep(Duration logs, Duration outputs, DataSize outputsPerRepository) {}

  /**
   * Reads the process environment and the file it names.
   *
   * @throws ConfigProblems with every problem there is, each with its remedy
   */
  public static Config load() {
    return from(System.getenv());
  }

  /** What this process was started with; never for files that somebody else wrote. */
  static Map<String, String> environment() {
    return System.getenv();
  }

  static Config from(Map<String, String> environment) {
    var problems = new ConfigProblems.Collector();
    var variables = new Variables(environment, problems);
    var data = variables.path("PENV_DATA").orElseGet(() -> variables.home(".local/share/penv"));
    var file = ConfigFile.read(variables.path("PENV_FILE"), data.resolve("penv.yaml"), problems);
    var keyFile = variables.path("PENV_KEY_FILE").orElse(data.resolve("penv.key"));
    var config =
        new Config(
            data,
            keyFile,
            server(variables),
            new AppSettings(variables, problems).read(StoredApp.in(data), keyFile),
            OperatorRules.of(file),
            local(variables, file, data),
            keep(file));
    var asked = variables.text("PENV_GITHUB_CLIENT_ID").isPresent();
    if (asked && !config.server().isConfidential()) {
      problems.add("PENV_URL", "Nobody can log in over plain http.", "Give one with https.");
    }
    variables.refuseUnknown();
    file.refuseUnknown();
    problems.throwIfAny();
    return config;
  }

  private static Server server(Variables variables) {
    var host = variables.text("PENV_HOST").orElse("127.0.0.1");
    var port = variables.number("PENV_PORT", 0, 65_535).orElse(8080L).intValue();
    var fallback = URI.create("http://localhost:" + port);
    return new Server(host, port, variables.uri("PENV_URL").orElse(fallback));
  }

  private static Local local(Variables variables, ConfigFile file, Path data) {
    var named = file.names("local.repositories");
    var isolated = file.oneOf("local.isolation", "user", "none").orElse("user").equals("user");
    return new Local(
        variables.names("PENV_LOCAL_REPOSITORIES").orElse(named),
        file.path("local.folder").orElse(isolated ? SLOTS : data.resolve("local")),
        file.count("local.slots", 1, 64).orElse(1),
        file.price("local.price").map(Rate::new).orElse(Rate.FREE),
        isolated,
        file.size("local.least-free").orElse(DataSize.gigabytes(2)),
        file.powers("local.allow"),
        new Containers(
            variables
                .oneOf("PENV_LOCAL_WORKSPACE", "container", "host")
                .map(word -> word.equals("host") ? Wanted.NO : Wanted.YES)
                .orElse(Wanted.WHERE_DOCKER_ANSWERS),
            file.uri("local.docker").orElse(DOCKER),
            data.resolve("tools"),
            file.path("registries.logins"),
            file.text("registries.prebuilds").orElse(""),
            file.text("local.default-image").orElse(Environments.DEFAULT_IMAGE)));
  }

  private static Keep keep(ConfigFile file) {
    return new Keep(
        file.duration("keep.logs").orElse(Duration.ofDays(90)),
        file.duration("keep.outputs").orElse(Duration.ofDays(30)),
        file.size("keep.outputs-per-repository").orElse(DataSize.gigabytes(50)));
  }

  /** Whether people can log in through GitHub. */
  boolean isLoginOn() {
    return app.client().isKnown() && server.isConfidential();
  }

  /** The same, as that App. */
  Config as(App other) {
    return new Config(data, keyFile, server, other, rules, local, keep);
  }

  /** The same, at a port that is already known. */
  Config on(int port) {
    var there = new Server(server.host(), port, server.url());
    return new Config(data, keyFile, there, app, rules, local, keep);
  }

  /** The file that holds a token with which the operator reads everything. */
  public Path operatorTokenFile() {
    return data.resolve("operator.token");
  }
}
