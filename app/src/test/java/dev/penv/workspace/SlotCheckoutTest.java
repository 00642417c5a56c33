package dev.penv.workspace;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.github.Repo;
import dev.penv.remote.LocalShell;
import dev.penv.remote.Shell;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import dev.penv.world.SlotUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a slot's own user can do with the checkout and with the cache behind it. */
class SlotCheckoutTest {
  private static final Repo REPO = new Repo(4711, "octo", "train", 1);
  private static final int GROUP = SlotUsers.spare();
  private static final User.Slot OWNER = new User.Slot(GROUP, GROUP);
  private static final User.Slot STRANGER = new User.Slot(GROUP + 1, GROUP + 1);

  @TempDir Path folder;
  private GitOverHttp server;
  private Workspace workspace;

  @BeforeEach
  void checkOut() throws Exception {
    Needs.root();
    Files.setPosixFilePermissions(folder, fromString("rwx--x--x"));
    var upstream = Upstream.create(folder.resolve("upstream"), "octo/train");
    upstream.write("train.py", "one").push();
    var commit = upstream.write("train.py", "two").push();
    server = new GitOverHttp(folder.resolve("upstream"));
    var cache = owned("cache", 0, GROUP, "rwxr-x---");
    var home = owned("home", OWNER.uid(), GROUP, "rwx------");
    var site = new Site(new LocalShell(), OWNER, cache.toString(), home.toString());
    var checkouts = new Checkouts(server.url(), Duration.ofMinutes(1), List.of());
    var run = new RunId("r-aaaa1111");
    var checkout =
        checkouts.prepare(site, run, REPO, commit, () -> new GivenToken(GitOverHttp.TOKEN));
    workspace = ((Checkout.Ready) checkout).workspace();
  }

  @AfterEach
  void stop() {
    if (server != null) server.close();
  }

  @Test
  void userOwnsTheCheckoutAndItsGitWorks() throws Exception {
    assertThat(as(OWNER, "git -C \"$1\" status --porcelain").output()).isEmpty();
    assertThat(as(OWNER, "git -C \"$1\" show HEAD^:train.py").output()).isEqualTo("one");
    assertThat(as(OWNER, "cd \"$1\" && echo more >>train.py && git stash -q").exitCode()).isZero();
    assertThat(as(OWNER, "find \"$1\" ! -uid " + OWNER.uid()).output()).isEmpty();
  }

  @Test
  void userCannotChangeTheCache() throws Exception {
    var before = listing();
    assertThat(before).contains(".pack");
    assertThat(as(OWNER, "find \"$2\" -writable ! -type l").output()).isEmpty();
    as(OWNER, "chmod -R u+w,g+w \"$2\"; rm -rf \"$2\"/*; git -C \"$1\" gc -q --prune=now");
    assertThat(listing()).isEqualTo(before);
  }

  @Test
  void nothingInTheCheckoutIsLinkedToTheCache() throws Exception {
    assertThat(as(OWNER, "find \"$1\" -type f -links +1").output()).isEmpty();
  }

  @Test
  void runsOfOtherRepositoriesCannotReadIt() throws Exception {
    assertThat(as(STRANGER, "ls \"$2\"").exitCode()).isNotZero();
    assertThat(as(STRANGER, "cat \"$2/objects.git/HEAD\"").exitCode()).isNotZero();
    assertThat(as(STRANGER, "ls \"$1\"").exitCode()).isNotZero();
  }

  private String listing() throws IOException {
    var words = List.of("find", folder + "/cache", "-type", "f", "-printf", "%p %s %m %U\\n");
    return new LocalShell().run(words, Map.of(), new byte[0], Duration.ofMinutes(1)).output();
  }

  private Shell.Result as(User.Slot user, String script) throws IOException {
    var words = List.of("sh", "-c", script, "sh", workspace.path(), folder + "/cache");
    var environment =
        Map.of(
            "HOME",
            folder + "/home",
            "GIT_AUTHOR_NAME",
            "Ada",
            "GIT_AUTHOR_EMAIL",
            "ada@example.com",
            "GIT_COMMITTER_NAME",
            "Ada",
            "GIT_COMMITTER_EMAIL",
            "ada@example.com");
    return new LocalShell().as(user).run(words, environment, new byte[0], Duration.ofMinutes(1));
  }

  private Path owned(String name, int uid, int gid, String permissions) throws IOException {
    var path = Files.createDirectory(folder.resolve(name));
    Files.setAttribute(path, "unix:uid", uid);
    Files.setAttribute(path, "unix:gid", gid);
    return Files.setPosixFilePermissions(path, fromString(permissions));
  }
}
