package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.penv.github.CloneToken;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.remote.LocalShell;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import dev.penv.workspace.Checkout.Cause;
import dev.penv.workspace.Checkout.Failed;
import dev.penv.workspace.Checkout.Ready;
import dev.penv.world.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With native git on both sides of real HTTP. */
class CheckoutsTest {
  private static final Repo REPO = new Repo(4711, "octo", "train", 1);
  private static final RunId RUN = new RunId("r-aaaa1111");
  private static final RunId OTHER_RUN = new RunId("r-bbbb2222");

  @TempDir Path folder;
  private final AtomicInteger tokens = new AtomicInteger();
  private final AtomicInteger homes = new AtomicInteger();
  private GitOverHttp server;
  private Upstream upstream;
  private Path cache;
  private Checkouts checkouts;

  @BeforeEach
  void serve() throws IOException {
    upstream = Upstream.create(folder.resolve("upstream"), "octo/train");
    server = new GitOverHttp(folder.resolve("upstream"));
    cache = Files.createDirectories(folder.resolve("cache"));
    checkouts = within(Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void exactCommitIsCheckedOutThoughTheBranchMovedOn() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    upstream.write("train.py", "two").push();
    var workspace = ready(prepare(commit));
    assertThat(workspace.commit()).isEqualTo(commit);
    assertThat(Path.of(workspace.path(), "train.py")).hasContent("one");
    assertThat(git(workspace, "rev-parse", "HEAD")).isEqualTo(commit.sha());
    assertThat(git(workspace, "status", "--porcelain")).isEmpty();
    assertThat(git(workspace, "branch", "--show-current")).isEmpty();
    assertThat(workspace.notes()).isEmpty();
  }

  @Test
  void historyIsThere() throws Exception {
    upstream.write("train.py", "one").push();
    var workspace = ready(prepare(upstream.write("train.py", "two").push()));
    assertThat(git(workspace, "rev-list", "--count", "HEAD")).isEqualTo("2");
    assertThat(git(workspace, "show", "HEAD^:train.py")).isEqualTo("one");
  }

  @Test
  void warmCommitNeedsNeitherTokenNorNetwork() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    prepare(commit);
    server.close();
    assertThat(prepare(commit)).isInstanceOf(Ready.class);
    assertThat(tokens).hasValue(1);
  }

  @Test
  void secondCommitFetchesOnlyWhatIsNew() throws Exception {
    upstream.write("large.bin", noise(200_000));
    prepare(upstream.push());
    prepare(upstream.write("train.py", "small").push());
    assertThat(server.fetches()).isEqualTo(2);
    assertThat(packSizes()).hasSize(2).anySatisfy(size -> assertThat(size).isLessThan(2_000));
  }

  @Test
  void preparingTwiceIsPreparingOnce() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    var site = site();
    var first = ready(prepare(site, RUN, commit));
    Files.writeString(Path.of(first.path(), "made-by-the-first"), "");
    assertThat(prepare(site, RUN, commit)).isEqualTo(new Ready(first));
    assertThat(Path.of(first.path(), "made-by-the-first")).exists();
  }

  @Test
  void halfMadeCheckoutIsMadeAnew() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    var site = site();
    var part = Files.createDirectories(Path.of(site.home(), "workspace.part", ".git"));
    Files.writeString(part.resolve("index.lock"), "");
    var workspace = ready(prepare(site, RUN, commit));
    assertThat(git(workspace, "status", "--porcelain")).isEmpty();
  }

  @Test
  void parallelRunsFetchOnce() throws Exception {
    var commit = upstream.write("large.bin", noise(200_000)).push();
    var stall = server.stallAfter(20_000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> prepare(site(), RUN, commit));
      stall.reached().await();
      var second = threads.submit(() -> prepare(site(), OTHER_RUN, commit));
      server.stallNoMore();
      assertThat(first.get()).isInstanceOf(Ready.class);
      assertThat(second.get()).isInstanceOf(Ready.class);
    }
    assertThat(server.fetches()).isEqualTo(1);
  }

  @Test
  void nothingOfTheTokenStays() throws Exception {
    var workspace = ready(prepare(upstream.write("train.py", "one").push()));
    assertThat(filesWith(GitOverHttp.TOKEN, folder)).isEmpty();
    assertThat(git(workspace, "remote")).isEmpty();
    assertThat(git(workspace, "config", "--local", "--list")).doesNotContain("credential");
  }

  @Test
  void tokenIsInNoArgumentAndNoVariableOfAnyProcess() throws Exception {
    var commit = upstream.write("large.bin", noise(200_000)).push();
    var stall = server.stallAfter(20_000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var fetching = threads.submit(() -> prepare(commit));
      stall.reached().await();
      var fetchers = fetchers();
      assertThat(fetchers).isNotEmpty();
      for (var process : fetchers) {
        assertThat(proc(process, "cmdline")).doesNotContain(GitOverHttp.TOKEN);
        assertThat(proc(process, "environ")).doesNotContain(GitOverHttp.TOKEN);
      }
      server.stallNoMore();
      assertThat(fetching.get()).isInstanceOf(Ready.class);
    }
  }

  @Test
  void killedFetchIsHealedByTheNext() throws Exception {
    var commit = upstream.write("large.bin", noise(200_000)).push();
    var stall = server.stallAfter(100_000);
    var remote = new Cache.Remote(server.url() + "/octo/train.git", "http");
    var credential = "username=x-access-token\npassword=" + GitOverHttp.TOKEN;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var fetching =
          threads.submit(() ->
              new Cache(new LocalShell(), cache.toString())
                  .fetch(RUN, commit, remote, false, credential, Duration.ofMinutes(1)));
      stall.reached().await();
      // What was sent is not yet what git has written.
      Eventually.holds(() -> "a part of the pack", this::hasLeftovers);
      fetchers().forEach(ProcessHandle::destroyForcibly);
      assertThat(fetching.get().succeeded()).isFalse();
    }
    assertThat(leftovers()).isNotEmpty();
    server.stallNoMore();
    assertThat(prepare(commit)).isInstanceOf(Ready.class);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void fetchThatIsKilledUnderUsIsMadeAgain() throws Exception {
    var commit = upstream.write("large.bin", noise(200_000)).push();
    var stall = server.stallAfter(100_000);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var fetching = threads.submit(() -> prepare(commit));
      stall.reached().await();
      fetchers().forEach(ProcessHandle::destroyForcibly);
      server.stallNoMore();
      assertThat(fetching.get()).isInstanceOf(Ready.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objects.git/HEAD",
        "objects.git/config",
        "objects.git/refs/penv/runs/r-aaaa1111",
        "objects.git/objects/pack/*.pack",
        "objects.git/objects/pack/*.idx"
      })
  void cacheWithAnEmptiedFileHeals(String file) throws Exception {
    var first = upstream.write("train.py", "one").push();
    prepare(first);
    empty(file);
    assertThat(prepare(first)).isInstanceOf(Ready.class);
    assertThat(prepare(upstream.write("train.py", "two").push())).isInstanceOf(Ready.class);
  }

  @Test
  void damagedBlobIsFetchedAgain() throws Exception {
    var commit = upstream.write("large.bin", noise(200_000)).push();
    prepare(commit);
    overwriteMiddle("objects.git/objects/pack/*.pack");
    var workspace = ready(prepare(commit));
    assertThat(Path.of(workspace.path(), "large.bin"))
        .hasSameBinaryContentAs(upstream.path("large.bin"));
    assertThat(server.fetches()).isEqualTo(2);
  }

  @Test
  void staleLocksAreRemoved() throws Exception {
    prepare(upstream.write("train.py", "one").push());
    for (var lock : List.of("config.lock", "refs/penv/runs/r-aaaa1111.lock", "shallow.lock")) {
      Files.writeString(cache.resolve("objects.git").resolve(lock), "");
    }
    assertThat(prepare(upstream.write("train.py", "two").push())).isInstanceOf(Ready.class);
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void commitSurvivesAForcePushOnceARunHadIt() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    prepare(commit);
    upstream.forgetLast();
    prepare(site(), OTHER_RUN, upstream.write("train.py", "three").push());
    Upstream.git(cache.resolve("objects.git"), "gc", "-q", "--prune=now");
    assertThat(prepare(commit)).isInstanceOf(Ready.class);
  }

  @Test
  void commitThatNobodyHasIsGone() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    upstream.forgetLast();
    assertFailed(prepare(commit), Cause.COMMIT_GONE, "force-pushed");
    assertThat(tokens).hasValue(1);
  }

  @Test
  void wrongTokenIsToldAsSuch() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    var refused = checkouts.prepare(site(), RUN, REPO, commit, () -> new GivenToken("ghs_revoked"));
    assertFailed(refused, Cause.TOKEN_REFUSED, "installed");
  }

  @Test
  void repositoryOutOfReachIsToldAsSuch() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    var other = new Repo(1, "octo", "secret", 1);
    var refused =
        checkouts.prepare(site(), RUN, other, commit, () -> new GivenToken(GitOverHttp.TOKEN));
    assertFailed(refused, Cause.TOKEN_REFUSED, "installed");
  }

  @Test
  void shortOutageIsWaitedOut() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    server.breakNext(2);
    assertThat(prepare(commit)).isInstanceOf(Ready.class);
  }

  @Test
  void longOutageIsToldAsSuch() throws Exception {
    var commit = upstream.write("train.py", "one").push();
    server.close();
    assertFailed(prepare(commit), Cause.UNREACHABLE, "in a few minutes");
  }

  @Test
  void fetchThatHangsEnds() throws Exception {
    var commit = upstream.write("large.bin", noise(200_000)).push();
    checkouts = within(Duration.ofSeconds(1));
    server.stallAfter(20_000);
    assertFailed(prepare(commit), Cause.TOO_SLOW, "again");
    server.stallNoMore();
    checkouts = within(Duration.ofSeconds(30));
    assertThat(prepare(commit)).isInstanceOf(Ready.class);
  }

  @Test
  void submodulesAndLargeFilesAreNoted() throws Exception {
    upstream.write(".gitmodules", "[submodule \"lib\"]\n\tpath = lib\n\turl = ../lib.git\n");
    upstream.write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n");
    var workspace = ready(prepare(upstream.write("model.bin", "a pointer").push()));
    assertThat(workspace.notes())
        .containsExactly(
            "The repository has submodules. This version does not fetch them.",
            "The repository has Git LFS files. This version leaves their pointers.");
    assertThat(Path.of(workspace.path(), "model.bin")).hasContent("a pointer");
  }

  @Test
  void deepPathsAndOutsideLinksAreTheRepositorysBusiness() throws Exception {
    var deep = "a-folder-with-a-long-name/".repeat(60) + "file";
    upstream.write(deep, "deep").write("plain", "");
    Files.createSymbolicLink(upstream.path("passwords"), Path.of("/etc/passwd"));
    var workspace = ready(prepare(upstream.push()));
    assertThat(Path.of(workspace.path(), deep)).hasContent("deep");
    var link = Path.of(workspace.path(), "passwords");
    assertThat(link).isSymbolicLink();
    Files.delete(link);
    Files.delete(upstream.path("passwords"));
  }

  @Test
  void unusedCommitsExpire() throws Exception {
    var old = upstream.write("large.bin", noise(200_000)).push();
    prepare(site(), RUN, old);
    upstream.forgetLast();
    checkouts.expire(new LocalShell(), cache.toString(), Instant.EPOCH);
    assertThat(prepare(old)).isInstanceOf(Ready.class);

    checkouts.expire(new LocalShell(), cache.toString(), Instant.parse("2999-01-01T00:00:00Z"));
    assertThat(cache.resolve("objects.git")).doesNotExist();
    assertFailed(prepare(old), Cause.COMMIT_GONE, "force-pushed");
  }

  @Test
  void expiringWhatWasNeverThereIsSuccess() throws Exception {
    checkouts.expire(new LocalShell(), folder.resolve("nowhere").toString(), Instant.EPOCH);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://github.com", "file:///srv", "ssh://github.com", "git://127.0.0.1"})
  void onlyHttpsOrLoopbackIsFetchedFrom(String web) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkouts(URI.create(web), Duration.ofSeconds(1), List.of()));
  }

  private Checkouts within(Duration limit) {
    return new Checkouts(server.url(), limit, List.of(Duration.ZERO, Duration.ZERO));
  }

  private Checkout prepare(CommitId commit) throws Exception {
    return prepare(site(), RUN, commit);
  }

  private Checkout prepare(Site site, RunId run, CommitId commit) throws Exception {
    return checkouts.prepare(site, run, REPO, commit, this::token);
  }

  private CloneToken token() {
    tokens.incrementAndGet();
    return new GivenToken(GitOverHttp.TOKEN);
  }

  /** A home of its own each time, and one cache for all. */
  private Site site() throws IOException {
    var home = Files.createDirectories(folder.resolve("home-" + homes.incrementAndGet()));
    return new Site(new LocalShell(), new User.Same(), cache.toString(), home.toString());
  }

  private static Workspace ready(Checkout checkout) {
    assertThat(checkout).isInstanceOf(Ready.class);
    return ((Ready) checkout).workspace();
  }

  private static void assertFailed(Checkout checkout, Cause cause, String remedy) {
    assertThat(checkout)
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.cause()).as(failed.reason()).isEqualTo(cause);
              assertThat(failed.reason()).isNotBlank().doesNotContain(GitOverHttp.TOKEN);
              assertThat(failed.remedy()).contains(remedy);
            });
  }

  private static String git(Workspace workspace, String... arguments) throws IOException {
    return Upstream.git(Path.of(workspace.path()), arguments);
  }

  /** Text that does not compress. */
  private static String noise(int length) {
    var text = new StringBuilder();
    new Random(1).ints(length, ' ', '~').forEach(text::appendCodePoint);
    return text.toString();
  }

  private List<Long> packSizes() throws IOException {
    try (var packs =
        Files.newDirectoryStream(cache.resolve("objects.git/objects/pack"), "*.pack")) {
      var sizes = new ArrayList<Long>();
      for (var pack : packs) sizes.add(Files.size(pack));
      return sizes;
    }
  }

  /** Also while git makes and renames files. */
  private boolean hasLeftovers() {
    try {
      return !leftovers().isEmpty();
    } catch (IOException | UncheckedIOException movedOn) {
      return false;
    }
  }

  private List<Path> leftovers() throws IOException {
    try (var files = Files.walk(cache.resolve("objects.git"))) {
      return files
          .filter(file -> file.toString().endsWith(".lock") || file.toString().contains("/tmp_"))
          .toList();
    }
  }

  private static List<Path> filesWith(String text, Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).filter(file -> contains(file, text)).toList();
    }
  }

  private static boolean contains(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Path only(String pattern) throws IOException {
    var path = cache.resolve(pattern);
    try (var found = Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
      return found.iterator().next();
    }
  }

  private void empty(String pattern) throws IOException {
    var file = only(pattern);
    Files.delete(file);
    Files.createFile(file);
  }

  private void overwriteMiddle(String pattern) throws IOException {
    var file = only(pattern);
    var bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 100, (byte) 0);
    Files.delete(file);
    Files.write(file, bytes);
  }

  /** The processes of a fetch from this test's server. */
  private List<ProcessHandle> fetchers() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process -> process.info().commandLine().orElse("").contains(server.url().toString()))
        .toList();
  }

  private static String proc(ProcessHandle process, String file) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(process.pid()), file), ISO_8859_1);
  }
}
