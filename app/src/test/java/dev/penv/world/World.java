package dev.penv.world;

import dev.penv.Served;
import dev.penv.github.client.Patience;
import dev.penv.sandbox.Sandbox;
import dev.penv.sandbox.SandboxOptions;
import dev.penv.sandbox.TemporaryFolder;
import dev.penv.sandbox.hook.Delivery;
import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A GitHub with an example repository, and a real penv that serves it. Reads as a conversation:
 * post a comment, let the task end, look at the thread. When it is closed nothing may be left: no
 * process, no machine, no secret, no request that GitHub would not understand.
 */
public final class World implements AutoCloseable {
  public static final String LOCAL = "local: { isolation: none, slots: 2, least-free: 50mb }\n";
  public static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  /** A comment in the same second as a push may be older. */
  private static final Duration GITHUBS_RESOLUTION = Duration.ofSeconds(1);

  private static final Duration BRIEF = Duration.ofSeconds(1);

  /** Where penv is for browsers, in a world where people log in. */
  public static final String SAFE_URL = "https://penv.test";

  private static final String OWNER = "octo";
  private static final String NAME = "spiral";

  private final String secret = "hook-" + UUID.randomUUID();
  private final SkippingClock clock = new SkippingClock();
  private final Hygiene hygiene = new Hygiene();
  private final Minted minted = new Minted(hygiene.audit());
  private final Path folder;
  private final Path data;
  private final Path outside;
  private final Sandbox sandbox;
  private final Supplier<Server> starter;
  private Server penv;
  private Unfinished unfinished;
  private final Repository repository;
  private final PullRequest pull;
  private final Map<String, String> commits = new LinkedHashMap<>();

  private World(Path folder, Path data, String settings, Kind kind) throws IOException {
    this.folder = folder;
    this.data = data;
    outside = Files.createDirectory(folder.resolve("outside"));
    sandbox = Sandbox.start(SandboxOptions.with(clock).auditedBy(minted));
    repository = sandbox.repository(OWNER, NAME);
    repository.collaborator(sandbox.user("ada"), Role.WRITE);
    repository.collaborator(sandbox.user("bob"), Role.WRITE);
    name("MAIN", repository.commit("main", Example.files(outside, 8), "Train a small network"));
    name("HEAD", repository.commit("wider", Example.files(outside, 16), "Widen it"));
    var variables = variables(settings);
    starter = () -> kind.start(variables, this);
    penv = starter.get();
    unfinished = new Unfinished(data());
    sandbox.webhookTo(penv.uri().resolve("/webhook"), secret);
    pull = repository.openPullRequest("wider", "main", "Widen it", sandbox.user("ada"));
    clock.skip(GITHUBS_RESOLUTION);
    settle();
  }

  /** One with two slots on this computer. */
  public static World open() {
    return open(LOCAL);
  }

  /**
   * One whose operator has settings.
   *
   * @param settings the text of {@code penv.yaml}
   */
  public static World open(String settings) {
    return open(settings, World::here);
  }

  /**
   * One whose state is kept in a folder of the test's, such as on a disk of its own.
   *
   * @param settings the text of {@code penv.yaml}
   */
  public static World open(String settings, Path data) {
    try {
      return new World(newFolder(), data, settings, World::here);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One whose machines serve these repositories.
   *
   * @param repositories as the operator lists them
   */
  public static World serving(String repositories) {
    return open(
        LOCAL,
        (variables, world) -> {
          var other = new HashMap<>(variables);
          other.put("PENV_LOCAL_REPOSITORIES", repositories);
          return here(other, world);
        });
  }

  /** One whose penv GitHub reaches under this address. */
  public static World at(String url) {
    return open(
        LOCAL,
        (variables, world) -> {
          var other = new HashMap<>(variables);
          other.put("PENV_URL", url);
          return here(other, world);
        });
  }

  /** One whose tasks run in containers. */
  public static World inContainers(Dockerd docker) {
    return inContainers(docker, "");
  }

  /**
   * The same with more settings.
   *
   * @param settings at the top level of {@code penv.yaml}
   */
  public static World inContainers(Dockerd docker, String settings) {
    return open(
        containers(docker, "") + settings,
        (variables, world) -> here(withContainers(variables), world));
  }

  /** The same, whose operator gives these powers. */
  public static World allowing(Dockerd docker, String powers) {
    return open(
        containers(docker, powers), (variables, world) -> here(withContainers(variables), world));
  }

  /** The same with a penv that is a process of its own, to be killed. */
  public static World mortalInContainers(Dockerd docker) {
    return mortalAllowing(docker, "");
  }

  /** The same, whose operator gives these powers. */
  public static World mortalAllowing(Dockerd docker, String powers) {
    return open(
        containers(docker, powers),
        (variables, world) -> ServedProcess.start(withContainers(variables), 256, world.log()));
  }

  private static String containers(Dockerd docker, String powers) {
    return """
    local:
      isolation: none
      slots: 2
      least-free: 50mb
      docker: %s
      default-image: %s
      allow: [%s]
    """
        .formatted(docker.host(), docker.busybox(), powers);
  }

  private static Map<String, String> withContainers(Map<String, String> variables) {
    var more = new HashMap<>(variables);
    more.put("PENV_LOCAL_WORKSPACE", "container");
    return more;
  }

  /** One whose penv is a process of its own, to be killed. */
  public static World mortal() {
    return mortal(256);
  }

  /** The same with so many megabytes of heap. */
  public static World mortal(int heap) {
    return open(LOCAL, (variables, world) -> ServedProcess.start(variables, heap, world.log()));
  }

  /** One where people log in. */
  public static World withLogin() {
    return open(
        LOCAL,
        (variables, world) -> {
          var sandbox = world.sandbox;
          sandbox.callback(URI.create(SAFE_URL + "/login/callback"));
          var more = new HashMap<>(variables);
          more.put("PENV_URL", SAFE_URL);
          more.put("PENV_GITHUB_CLIENT_ID", sandbox.app().clientId());
          more.put("PENV_GITHUB_CLIENT_SECRET", sandbox.clientSecret());
          return here(more, world);
        });
  }

  /** One that soon gives up waiting for an answer of GitHub's. */
  public static World impatient() {
    return open(
        LOCAL, (variables, world) -> here(variables, new Patience(BRIEF, BRIEF, BRIEF), world));
  }

  private static World open(String settings, Kind kind) {
    try {
      var folder = newFolder();
      return new World(folder, folder.resolve("data"), settings, kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder() throws IOException {
    return Files.createTempDirectory("penv-world");
  }

  /** Where penv runs. */
  private interface Kind {
    Server start(Map<String, String> variables, World world);
  }

  private static Server here(Map<String, String> variables, World world) {
    return here(variables, Patience.NORMAL, world);
  }

  private static Server here(Map<String, String> variables, Patience patience, World world) {
    try {
      return new Server.Here(Served.with(variables, patience, world.clock));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> variables(String settings) throws IOException {
    var key = Files.writeString(folder.resolve("app.pem"), sandbox.privateKey());
    var file = Files.writeString(folder.resolve("penv.yaml"), settings);
    return Map.of(
        "PENV_DATA",
        data().toString(),
        "PENV_FILE",
        file.toString(),
        "PENV_PORT",
        "0",
        "PENV_URL",
        "http://penv.test",
        "PENV_GITHUB_API",
        sandbox.uri().toString(),
        "PENV_GITHUB_APP_ID",
        Long.toString(sandbox.app().id()),
        "PENV_GITHUB_PRIVATE_KEY_FILE",
        key.toString(),
        "PENV_WEBHOOK_SECRET",
        secret,
        "PENV_LOCAL_REPOSITORIES",
        OWNER + "/" + NAME,
        "PENV_LOCAL_WORKSPACE",
        "host");
  }

  /** Somebody with a browser, who is known at GitHub by this login. */
  public Person person(String login) {
    return new Person(this, sandbox.user(login).login());
  }

  /** Where penv really is, whatever it is told that its address is. */
  URI uri() {
    return penv.uri();
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public Repository repository() {
    return repository;
  }

  /** The tokens that penv has fetched code with. */
  public List<String> cloneTokens() {
    return minted.tokens();
  }

  /** The log of a run, as far as it is archived. */
  public Path archived(CheckRun run) {
    return data().resolve("logs").resolve(run.externalId() + ".log");
  }

  /** Where an address of penv's leads in this world. */
  public URI here(URI address) {
    return penv.uri().resolve(address.getRawPath() + "?" + address.getRawQuery());
  }

  /** What the page of a run listens to. */
  public URI eventsOf(CheckRun run) {
    var page = URI.create(Objects.requireNonNull(run.detailsUrl()));
    return penv.uri().resolve(page.getPath() + "/events?" + page.getRawQuery());
  }

  /** The pull request that everything happens in, unless another one is named. */
  public PullRequest pull() {
    return pull;
  }

  public SkippingClock clock() {
    return clock;
  }

  /** The folder of penv's state. */
  public Path data() {
    return data;
  }

  /** What a penv in a process of its own has logged. */
  public Path log() {
    return folder.resolve("penv.log");
  }

  /** Ends penv: a process with SIGKILL, in this process in good order. */
  public void kill() {
    penv.close();
  }

  /** Starts penv again; GitHub sends once more what has not arrived. */
  public void restart() {
    start();
    redeliver();
  }

  /** Starts penv again; GitHub sends nothing again by itself. */
  public void start() {
    penv = starter.get();
    sandbox.webhookTo(penv.uri().resolve("/webhook"), secret);
  }

  /** Starts penv again, after it was ended, without its database. */
  public void startForgetful() {
    unfinished.close();
    for (var file : List.of("penv.db", "penv.db-wal", "penv.db-shm")) delete(data.resolve(file));
    start();
    unfinished = new Unfinished(data);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** GitHub sends once more what has not arrived. */
  public void redeliver() {
    sandbox.awaitDelivered(LONG_ENOUGH);
    var arrived =
        sandbox.deliveries().stream()
            .filter(Delivery::succeeded)
            .map(Delivery::guid)
            .collect(Collectors.toSet());
    var lost = new LinkedHashMap<String, Delivery>();
    for (var delivery : sandbox.deliveries()) lost.putIfAbsent(delivery.guid(), delivery);
    lost.keySet().removeAll(arrived);
    lost.values().forEach(sandbox::redeliver);
  }

  /** A file that tasks have written. */
  public Path outside(String name) {
    return outside.resolve(name);
  }

  /** Calls a commit so in transcripts. */
  public String name(String word, String sha) {
    commits.put(sha, word);
    return sha;
  }

  /** Pushes files to the branch of the pull request. */
  public String push(String word, Map<String, String> files) {
    var sha = name(word, repository.commit("wider", files, "Change it"));
    clock.skip(GITHUBS_RESOLUTION);
    return sha;
  }

  public Comment comment(String who, String text) {
    return comment(pull, who, text);
  }

  public Comment comment(Issue where, String who, String text) {
    return where.comment(sandbox.user(who), text);
  }

  /** Returns when a task of this name, such as {@code wait}'s parameter says, has begun. */
  public void awaitBegun(String name) {
    var file = outside.resolve("begun-" + name);
    Eventually.holds(() -> name + " to begin\n" + seen(), () -> Files.exists(file));
  }

  /** The same, and everybody can read in the pull request that it goes on. */
  public void awaitTold(String name) {
    awaitBegun(name);
    awaitComment(comment -> comment.body().contains("[log, live]"));
  }

  /** Returns when a file is there that nobody announces. */
  public void awaitThere(Path file) {
    Eventually.holds(() -> file + " to be there", () -> Files.exists(file));
  }

  /** Returns when a folder is gone, such as that of a machine that nobody wants. */
  public void awaitGone(Path folder) {
    Eventually.holds(() -> folder + " to be gone", () -> !Files.exists(folder));
  }

  /** Returns when the state of a live run contains this text. */
  public void awaitState(String text) {
    Eventually.holds(
        () -> text + " in\n" + unfinished.told(), () -> unfinished.told().contains(text));
  }

  /** Lets the task {@code wait} end, and everything be told. */
  public void finish(String name, int code) {
    end(name, code);
    settle();
  }

  /** Lets the task {@code wait} end. */
  public void end(String name, int code) {
    try {
      var fresh = Files.writeString(outside.resolve(".finish"), Integer.toString(code));
      Files.move(fresh, outside.resolve("finish-" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when nothing runs, though GitHub may not be told yet. */
  public void awaitNothingRuns() {
    Eventually.holds(() -> "the end of\n" + unfinished.told(), unfinished::runsNothing);
  }

  /** Returns when penv has nothing left to do. */
  public void settle() {
    sandbox.awaitDelivered(LONG_ENOUGH);
    Eventually.holds(
        () -> "nothing left of\n" + unfinished.told() + seen(),
        () -> {
          var before = sandbox.deliveries().size();
          if (!unfinished.isNothing()) return false;
          sandbox.awaitDelivered(LONG_ENOUGH);
          return before == sandbox.deliveries().size();
        });
  }

  /** The same while time flies, for what waits for minutes. */
  public void settleInTheEnd() {
    try (var _ = flying()) {
      settle();
    }
  }

  /** Time flies, until it is closed. */
  public SkippingClock.Flight flying() {
    return clock.flying(penv::wake);
  }

  /** The check run of that name of the pull request's head. */
  public CheckRun check(String name) {
    return awaitCheck(check -> check.name().equals(name));
  }

  /** Returns when a check run of the head is like this. */
  public CheckRun awaitCheck(Predicate<CheckRun> like) {
    return repository
        .checks()
        .await(pull.head(), check -> !isUsual(check) && like.test(check), LONG_ENOUGH);
  }

  /** Returns when somebody has said something of that kind in the pull request. */
  public Comment awaitComment(Predicate<Comment> like) {
    return pull.awaitComment(like, LONG_ENOUGH);
  }

  /** The pull request as it stands, with the check runs of its commits. */
  public String thread() {
    return thread(pull);
  }

  /** Without what is on every head, so that each story tells of its own matter alone. */
  public String thread(Issue issue) {
    var told = checks().stream().filter(check -> !isUsual(check)).toList();
    return new Plain(commits).of(Transcript.of(issue, told));
  }

  /** The check runs of the head that come of what was asked for. */
  public List<CheckRun> asked() {
    return repository.checks().of(pull.head()).stream().filter(check -> !isUsual(check)).toList();
  }

  private static boolean isUsual(CheckRun check) {
    return check.name().equals("penv / environment") && "neutral".equals(check.conclusion());
  }

  /** The pull request with all there is on its commits. */
  public String everything() {
    return new Plain(commits).of(Transcript.of(pull, checks()));
  }

  private List<CheckRun> checks() {
    return commits.keySet().stream()
        .flatMap(sha -> repository.checks().of(sha).stream())
        .sorted(Comparator.comparingLong(CheckRun::id))
        .toList();
  }

  /** Everything that was ever said in public, with what was edited away since. */
  String published() {
    return repository.issues().stream()
            .map(issue -> Transcript.of(issue, List.of()))
            .collect(Collectors.joining())
        + checks().stream()
            .flatMap(check -> repository.checks().history(check.id()).stream())
            .map(CheckRun::toString)
            .collect(Collectors.joining());
  }

  private String seen() {
    return Transcript.of(pull, checks());
  }

  @Override
  public void close() {
    try {
      penv.close();
      unfinished.close();
      hygiene.check(this, folder, secret);
    } finally {
      sandbox.close();
      new TemporaryFolder(folder).close();
    }
  }
}
