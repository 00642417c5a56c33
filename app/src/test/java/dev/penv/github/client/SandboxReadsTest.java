package dev.penv.github.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.GitHub.Entry;
import dev.penv.github.GitHub.Unreachable;
import dev.penv.github.Permission;
import dev.penv.github.PullRequest;
import dev.penv.github.Repo;
import dev.penv.sandbox.http.Fault;
import dev.penv.sandbox.http.Visit;
import dev.penv.sandbox.hub.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxReadsTest {
  private final AtSandbox gitHub = new AtSandbox();
  private final GitHub reads = gitHub.app.reads();
  private final Repo repo = gitHub.repo();

  @AfterEach
  void stop() {
    assertThat(gitHub.sandbox.unknownRequests()).isEmpty();
    gitHub.close();
  }

  @Test
  void thePullRequestIsAsItStands() {
    var number = gitHub.pull.number();
    assertThat(reads.pullRequest(repo, number))
        .contains(
            new PullRequest(repo, number, gitHub.head(), "feature/b", repo.id(), "main", true));
    gitHub.repository.commit("feature/b", Map.of("c.txt", "c"), "third");
    gitHub.pull.close(gitHub.ada);
    var later = reads.pullRequest(repo, number).orElseThrow();
    assertThat(later.head()).isEqualTo(gitHub.head());
    assertThat(later.open()).isFalse();
    assertThat(reads.pullRequest(repo, 999)).isEmpty();
  }

  @Test
  void aForkIsAnotherRepository() {
    var bob = gitHub.sandbox.user("bob");
    var fork = gitHub.repository.fork(bob);
    fork.commit("idea", Map.of("i.txt", "i"), "idea");
    var pull = gitHub.repository.openPullRequest(fork, "idea", "main", "Idea", bob);
    var seen = reads.pullRequest(repo, pull.number()).orElseThrow();
    assertThat(seen.fromFork()).isTrue();
    assertThat(seen.headRepository()).isEqualTo(fork.id());
  }

  @Test
  void refsNameCommits() {
    var main = new CommitId(gitHub.pull.base());
    assertThat(reads.defaultBranch(repo)).isEqualTo("main");
    assertThat(reads.commit(repo, "main")).contains(main);
    assertThat(reads.commit(repo, "feature/b")).contains(gitHub.head());
    assertThat(reads.commit(repo, gitHub.head().sha())).contains(gitHub.head());
    assertThat(reads.commit(repo, "nowhere")).isEmpty();
    assertThat(reads.mergeBase(repo, "main", gitHub.head())).contains(main);
    assertThat(reads.mergeBase(repo, "nowhere", gitHub.head())).isEmpty();
  }

  @Test
  void filesAndFoldersAreOfTheCommit() {
    var main = new CommitId(gitHub.pull.base());
    assertThat(reads.file(repo, gitHub.head(), "src/b.txt")).contains("bé\n");
    assertThat(reads.file(repo, main, "src/b.txt")).isEmpty();
    assertThat(reads.file(repo, main, "src")).isEmpty();
    assertThat(reads.list(repo, gitHub.head(), "src"))
        .containsExactly(new Entry("a.txt", false), new Entry("b.txt", false));
    assertThat(reads.list(repo, main, ""))
        .containsExactly(new Entry("README.md", false), new Entry("src", true));
    assertThat(reads.list(repo, main, "nowhere")).isEmpty();
    assertThat(reads.list(repo, main, "README.md")).isEmpty();
  }

  @Test
  void theTipOfTheDefaultBranchHasThePolicy() {
    assertThat(reads.file(repo, ".github/penv.yml")).isEmpty();
    gitHub.repository.commit("main", Map.of(".github/penv.yml", "forks: never\n"), "Policy");
    gitHub.repository.commit("feature/b", Map.of(".github/penv.yml", "forks: approve\n"), "Mine");
    assertThat(reads.file(repo, ".github/penv.yml")).contains("forks: never\n");
    assertThat(reads.file(repo.beside(".github"), ".github/penv.yml")).isEmpty();
    var organisations = gitHub.sandbox.repository("octo", ".github");
    organisations.commit("main", Map.of(".github/penv.yml", "gpus: none\n"), "Policy");
    assertThat(reads.file(repo.beside(".github"), ".github/penv.yml")).contains("gpus: none\n");
  }

  @ParameterizedTest
  @CsvSource({"ADMIN", "MAINTAIN", "WRITE", "TRIAGE", "READ"})
  void permissionIsLive(Permission permission) {
    gitHub.repository.collaborator(gitHub.ada, Role.valueOf(permission.name()));
    assertThat(reads.permission(repo, account(gitHub.ada.id(), "ada"))).isEqualTo(permission);
  }

  @Test
  void whoeverTookAFormerLoginIsSomebodyElse() {
    assertThat(reads.permission(repo, account(gitHub.ada.id() + 1, "ada")))
        .isEqualTo(Permission.NONE);
    assertThat(reads.permission(repo, account(1, "nobody"))).isEqualTo(Permission.NONE);
  }

  @Test
  void eachFetchHasATokenOfItsOwn() {
    try (var first = reads.cloneToken(repo);
        var second = reads.cloneToken(repo)) {
      assertThat(first.value()).startsWith("ghs_").isNotEqualTo(second.value());
      assertThat(first.toString()).doesNotContain(first.value());
    }
  }

  @Test
  void whereTheAppIsNotInstalledAnyMoreThatIsSaid() {
    var ada = account(gitHub.ada.id(), "ada");
    gitHub.repository.collaborator(gitHub.ada, Role.READ);
    assertThat(reads.permission(repo, ada)).isEqualTo(Permission.READ);
    gitHub.sandbox.uninstall(gitHub.repository);
    assertThatThrownBy(() -> reads.permission(repo, ada)).isInstanceOf(GitHub.NotInstalled.class);
  }

  @Test
  void aTokenIsRevokedAfterItsUse() {
    reads.cloneToken(repo).close();
    var revoked =
        gitHub.sandbox.awaitRequest(
            visit -> visit.method().equals("DELETE"), Duration.ofSeconds(20));
    assertThat(revoked.path()).isEqualTo("/installation/token");
    assertThat(revoked.status()).isEqualTo(204);
  }

  @Test
  void whatIsLeftOfPenvsOwnTokensIsRevokedAtTheEnd() {
    reads.commit(repo, "main");
    var token = gitHub.sandbox.requests().getLast().credential();
    gitHub.app.close();
    assertThat(revocations())
        .singleElement()
        .satisfies(last -> {
          assertThat(last.path()).isEqualTo("/installation/token");
          assertThat(last.credential()).isEqualTo(token);
          assertThat(last.status()).isEqualTo(204);
        });
    gitHub.app.close();
    assertThat(revocations()).hasSize(1);
  }

  @Test
  @Timeout(10)
  void endWaitsOnlyShortlyForAGithubThatIsSilent() {
    reads.commit(repo, "main");
    gitHub.sandbox.faults().next(1, "DELETE", "/installation/token", new Fault.Hang());
    gitHub.app.close();
  }

  private List<Visit> revocations() {
    return gitHub.sandbox.requests().stream()
        .filter(visit -> visit.method().equals("DELETE"))
        .toList();
  }

  @Test
  void afterAnHourThereIsANewToken() {
    reads.commit(repo, "main");
    gitHub.clock.advance(Duration.ofMinutes(61));
    assertThat(reads.commit(repo, "main")).isPresent();
    assertThat(gitHub.sandbox.requests())
        .filteredOn(visit -> visit.path().endsWith("/access_tokens"))
        .hasSize(2);
  }

  @Test
  void aRepositoryOutOfReachIsNotThere() {
    var foreign = gitHub.sandbox.foreignRepository("else", "where");
    var out = new Repo(foreign.id(), "else", "where", repo.installation());
    assertThat(reads.pullRequest(out, 1)).isEmpty();
    assertThat(reads.permission(out, account(gitHub.ada.id(), "ada"))).isEqualTo(Permission.NONE);
    assertThatThrownBy(() -> reads.defaultBranch(out)).isInstanceOf(Unreachable.class);
    assertThatThrownBy(() -> reads.cloneToken(out)).isInstanceOf(Unreachable.class);
  }

  @Test
  void anUnknownInstallationIsUnreachable() {
    var unknown = new Repo(repo.id(), "octo", "demo", 999_999);
    assertThatThrownBy(() -> reads.commit(unknown, "main")).isInstanceOf(Unreachable.class);
  }

  @Test
  void aRunCostsFourReadsAndThreeCallsForTokens() {
    reads.permission(repo, account(gitHub.ada.id(), "ada"));
    reads.pullRequest(repo, gitHub.pull.number());
    reads.file(repo, gitHub.head(), ".devcontainer/devcontainer.json");
    reads.mergeBase(repo, "main", gitHub.head());
    reads.cloneToken(repo).close();
    gitHub.sandbox.awaitRequest(visit -> visit.method().equals("DELETE"), Duration.ofSeconds(20));
    assertThat(gitHub.sandbox.requests()).hasSize(7);
  }

  private static Account account(long id, String login) {
    return new Account(id, login, false);
  }
}
