package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.remote.LocalShell;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import dev.penv.sandbox.Sandbox;
import dev.penv.sandbox.SandboxOptions;
import dev.penv.sandbox.hub.Repository;
import dev.penv.workspace.Checkout.Cause;
import dev.penv.world.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the sandbox, whose rules for tokens and refs are GitHub's. */
class SandboxCheckoutTest {
  @TempDir Path folder;
  private Sandbox sandbox;
  private Repository repository;
  private Checkouts checkouts;

  @BeforeEach
  void start() {
    sandbox = Sandbox.start(SandboxOptions.with(TestClock.atNoon()));
    repository = sandbox.repository("octo", "train");
    checkouts = new Checkouts(sandbox.uri(), Duration.ofMinutes(1), List.of());
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void oneCommitAfterTheOther() throws Exception {
    var first = commit("one");
    var second = commit("two");
    assertThat(Path.of(ready(first, "home-1").path(), "train.py")).hasContent("one");
    assertThat(Path.of(ready(second, "home-2").path(), "train.py")).hasContent("two");
  }

  @Test
  void tokenOfAnotherRepositoryIsRefused() throws Exception {
    var commit = commit("one");
    var foreign = sandbox.token(sandbox.repository("other", "place"));
    assertThat(prepare(commit, "home", foreign))
        .isInstanceOfSatisfying(
            Checkout.Failed.class,
            failed -> assertThat(failed.cause()).isEqualTo(Cause.TOKEN_REFUSED));
  }

  private CommitId commit(String text) {
    return new CommitId(repository.commit("main", Map.of("train.py", text), "a change"));
  }

  private Workspace ready(CommitId commit, String home) throws Exception {
    var checkout = prepare(commit, home, sandbox.token(repository));
    assertThat(checkout).isInstanceOf(Checkout.Ready.class);
    return ((Checkout.Ready) checkout).workspace();
  }

  private Checkout prepare(CommitId commit, String home, String token) throws Exception {
    var cache = Files.createDirectories(folder.resolve("cache")).toString();
    var own = Files.createDirectories(folder.resolve(home)).toString();
    var site = new Site(new LocalShell(), new User.Same(), cache, own);
    var repo = new Repo(repository.id(), "octo", "train", 1);
    return checkouts.prepare(
        site, new RunId("r-aaaa1111"), repo, commit, () -> new GivenToken(token));
  }
}
