package dev.penv.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import dev.penv.world.OpenApiAuditor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHPermissionType;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.ReactionContent;

/** The client library that penv uses finds what it looks for. */
class Hub4jTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final OpenApiAuditor auditor = OpenApiAuditor.ready();
  private Sandbox sandbox;
  private Account ada;
  private Repository repository;
  private PullRequest pull;
  private GitHub github;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxOptions.with(InstantSource.fixed(NOW)).auditedBy(auditor));
    ada = sandbox.user("ada");
    repository = sandbox.repository("octo", "demo").collaborator(ada, Role.WRITE);
    repository.commit("main", Map.of("README.md", "hello\n"), "first");
    repository.commit("feature", Map.of("b.txt", "b\n"), "second");
    pull = repository.openPullRequest("feature", "main", "Try b", ada);
    github = client("", sandbox.token(repository));
  }

  @AfterEach
  void stop() {
    assertThat(sandbox.unknownRequests()).isEmpty();
    sandbox.close();
    auditor.assertClean();
  }

  private GitHub client(String root, String token) throws IOException {
    return new GitHubBuilder()
        .withEndpoint(sandbox.uri() + root)
        .withAppInstallationToken(token)
        .build();
  }

  @Test
  void appFindsItsInstallation() throws IOException {
    var app = new GitHubBuilder().withEndpoint(sandbox.uri().toString());
    var asApp = app.withJwtToken(Rest.jwt(sandbox, NOW)).build();
    var installation = asApp.getApp().getInstallationByRepository("octo", "demo");
    assertThat(installation.getId()).isEqualTo(sandbox.installation(repository).id());
    var token = installation.createToken().create();
    assertThat(client("/api/v3", token.getToken()).getRepository("octo/demo").getId())
        .isEqualTo(repository.id());
  }

  @Test
  void repositoryAndPullRequest() throws IOException {
    var found = github.getRepositoryById(repository.id());
    assertThat(found.getDefaultBranch()).isEqualTo("main");
    var request = found.getPullRequest(pull.number());
    assertThat(request.getHead().getSha()).isEqualTo(pull.head());
    assertThat(request.getUser().getLogin()).isEqualTo("ada");
    assertThat(found.getPermission("ada")).isEqualTo(GHPermissionType.WRITE);
    assertThat(found.getBranch("main").getSHA1()).isEqualTo(pull.base());
    assertThat(found.getCommit(pull.head()).getCommitShortInfo().getMessage()).isEqualTo("second");
    assertThat(found.getCompare("main", pull.head()).getMergeBaseCommit().getSHA1())
        .isEqualTo(pull.base());
    var file = found.getFileContent("b.txt", pull.head());
    assertThat(file.read()).asString(StandardCharsets.UTF_8).isEqualTo("b\n");
    assertThat(found.getDirectoryContent("/", pull.head())).hasSize(2);
  }

  @Test
  void commentsAndReactions() throws IOException {
    pull.comment(ada, "/run train");
    var issue = github.getRepository("octo/demo").getIssue(pull.number());
    assertThat(issue.isPullRequest()).isTrue();
    var comment = issue.queryComments().since(0).list().toList().getFirst();
    comment.createReaction(ReactionContent.EYES);
    assertThat(comment.listReactions().toList().getFirst().getContent())
        .isEqualTo(ReactionContent.EYES);
    var own = issue.comment("started");
    own.update("done");
    assertThat(pull.thread().getLast().body()).isEqualTo("done");
    own.delete();
    assertThat(pull.thread()).hasSize(1);
  }

  @Test
  void checkRuns() throws IOException {
    var found = github.getRepository("octo/demo");
    var made =
        found
            .createCheckRun("penv / train", pull.head())
            .withStatus(GHCheckRun.Status.IN_PROGRESS)
            .withExternalID("r-1")
            .create();
    var output = new GHCheckRunBuilder.Output("title", "summary");
    for (var i = 1; i <= 60; i++) {
      output.add(
          new GHCheckRunBuilder.Annotation(
              "b.txt", i, GHCheckRun.AnnotationLevel.NOTICE, "note " + i));
    }
    made.update().withConclusion(GHCheckRun.Conclusion.SUCCESS).add(output).create();
    var listed = found.getCheckRuns(pull.head(), Map.of("check_name", "penv / train")).toList();
    assertThat(listed.getFirst().getExternalId()).isEqualTo("r-1");
    assertThat(listed.getFirst().getConclusion()).isEqualTo(GHCheckRun.Conclusion.SUCCESS);
    assertThat(repository.checks().find(made.getId()).orElseThrow().annotations()).hasSize(60);
  }

  @Test
  void refsUsersAndLimits() throws IOException {
    var found = github.getRepository("octo/demo");
    var ref = found.createRef("refs/penv/runs/r-1", pull.head());
    assertThat(found.getRef("penv/runs/r-1").getObject().getSha()).isEqualTo(pull.head());
    ref.delete();
    sandbox.addKey(ada, "ssh-ed25519 AAAA");
    var user = github.getUser("ada");
    assertThat(user.getKeys().getFirst().getKey()).isEqualTo("ssh-ed25519 AAAA");
    assertThat(github.getUser("penv-sandbox[bot]").getType()).isEqualTo("Bot");
    assertThat(github.getRateLimit().getCore().getLimit()).isEqualTo(5000);
  }
}
