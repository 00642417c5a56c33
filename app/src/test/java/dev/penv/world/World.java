package dev.penv.world;

import dev.penv.Served;
import dev.penv.sandbox.Sandbox;
import dev.penv.sandbox.SandboxOptions;
import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A GitHub with an example repository, and a real penv that serves it. Reads as a conversation:
 * post a comment, let the task end, look at the thread. When it is closed nothing may be left: no
 * process, no machine, no secret, no request that GitHub would not understand.
 */
public final class World implements AutoCloseable {
  public static final String LOCAL = "local: { isolation: none, slots: 2, least-free: 50mb }\n";
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final String OWNER = "octo";
  private static final String NAME = "spiral";

  private final String secret = "hook-" + UUID.randomUUID();
  private final SkippingClock clock = new SkippingClock();
  private final Hygiene hygiene = new Hygiene();
  private final Path folder;
  private final Path outside;
  private final Sandbox sandbox;
  private final Served penv;
  private final Unfinished unfinished;
  private final Repository repository;
  private final PullRequest pull;
  private final Map<String, String> commits = new LinkedHashMap<>();

  private World(String settings) throws IOException {
    folder = Files.createTempDirectory("penv-world");
    outside = Files.createDirectory(folder.resolve("outside"));
    sandbox = Sandbox.start(SandboxOptions.with(clock).auditedBy(hygiene.audit()));
    repository = sandbox.repository(OWNER, NAME);
    repository.collaborator(sandbox.user("ada"), Role.WRITE);
    repository.collaborator(sandbox.user("bob"), Role.WRITE);
    name("MAIN", repository.commit("main", Example.files(outside, 8), "Train a small network"));
    name("HEAD", repository.commit("wider", Example.files(outside, 16), "Widen it"));
    penv = Served.with(variables(settings), clock);
    unfinished = new Unfinished(data());
    sandbox.webhookTo(penv.uri().resolve("/webhook"), secret);
    pull = repository.openPullRequest("wider", "main", "Widen it", sandbox.user("ada"));
    settle();
  }

  /** One with two slots on this computer. */
  public static World open() {
    return open(LOCAL);
  }

  /**
   * @param settings the text of {@code penv.yaml}
   */
  public static World open(String settings) {
    try {
      return new World(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> variables(String settings) throws IOException {
    var key = Files.writeString(folder.resolve("app.pem"), sandbox.privateKey());
    var file = Files.writeString(folder.resolve("penv.yaml"), settings);
    return Map.of(
        "PENV_DATA", data().toString(),
        "PENV_FILE", file.toString(),
        "PENV_PORT", "0",
        "PENV_URL", "http://penv.test",
        "PENV_GITHUB_API", sandbox.uri().toString(),
        "PENV_GITHUB_APP_ID", Long.toString(sandbox.app().id()),
        "PENV_GITHUB_PRIVATE_KEY_FILE", key.toString(),
        "PENV_WEBHOOK_SECRET", secret,
        "PENV_LOCAL_REPOSITORIES", OWNER + "/" + NAME);
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public Repository repository() {
    return repository;
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
    return folder.resolve("data");
  }

  /** Calls a commit so in transcripts. */
  public String name(String word, String sha) {
    commits.put(sha, word);
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

  /** Lets the task {@code wait} end, and everything be told. */
  public void finish(String name, int code) {
    try {
      var fresh = Files.writeString(outside.resolve(".finish"), Integer.toString(code));
      Files.move(fresh, outside.resolve("finish-" + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  public CheckRun awaitCheck(Predicate<CheckRun> like) {
    return repository.checks().await(pull.head(), like, LONG_ENOUGH);
  }

  /** The pull request as it stands, with the check runs of its commits. */
  public String thread() {
    return thread(pull);
  }

  public String thread(Issue issue) {
    return new Plain(commits).of(Transcript.of(issue, checks()));
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
      delete();
    }
  }

  private void delete() {
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
