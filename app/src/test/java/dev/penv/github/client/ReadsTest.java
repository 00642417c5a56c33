package dev.penv.github.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.penv.github.client.Stub.COMMIT;
import static dev.penv.github.client.Stub.REPO;
import static dev.penv.github.client.Stub.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub.Entry;
import dev.penv.github.GitHub.NotAFile;
import dev.penv.github.GitHub.TooLarge;
import dev.penv.github.GitHub.Unreachable;
import dev.penv.github.Permission;
import dev.penv.github.PullRequest;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {
  private static final String HERE = "/api/v3/repos/ada/engine";
  private static final String OTHER = "b".repeat(40);
  private static final Account BOB = new Account(77, "bob", false);

  private final Stub stub = new Stub();

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aPullRequestIsOneRequest() {
    answer("/pulls/7", pull("{\"id\":11}", "open"));
    assertThat(stub.reads().pullRequest(REPO, 7))
        .contains(new PullRequest(REPO, 7, COMMIT, "topic", 11, "main", true));
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void aDeletedForkIsNoRepository() {
    answer("/pulls/7", pull("null", "closed"));
    var pull = stub.reads().pullRequest(REPO, 7).orElseThrow();
    assertThat(pull.headRepository()).isZero();
    assertThat(pull.fromFork()).isTrue();
    assertThat(pull.open()).isFalse();
  }

  @Test
  void whatIsNotThereIsEmpty() {
    for (var path :
        new String[] {
          "/pulls/7",
          "/commits/gone",
          "/contents/a.txt?ref=" + COMMIT.sha(),
          "/contents/dir?ref=" + COMMIT.sha(),
          "/compare/main..." + COMMIT.sha() + "?per_page=1"
        }) {
      stub.on(get(urlEqualTo(HERE + path)), json(404, "{\"message\":\"Not Found\"}"));
    }
    assertThat(stub.reads().pullRequest(REPO, 7)).isEmpty();
    assertThat(stub.reads().commit(REPO, "gone")).isEmpty();
    assertThat(stub.reads().file(REPO, COMMIT, "a.txt")).isEmpty();
    assertThat(stub.reads().list(REPO, COMMIT, "dir")).isEmpty();
    assertThat(stub.reads().mergeBase(REPO, "main", COMMIT)).isEmpty();
    assertThat(stub.requests()).hasSize(5);
  }

  @Test
  void theDefaultBranchIsTheRepositorys() {
    answer("", "{\"id\":11,\"full_name\":\"ada/engine\",\"default_branch\":\"trunk\"}");
    assertThat(stub.reads().defaultBranch(REPO)).isEqualTo("trunk");
  }

  @Test
  void aCommitIsAskedForItsIdAlone() {
    stub.on(
        get(urlEqualTo(HERE + "/commits/feature/x%20y"))
            .withHeader("Accept", equalTo("application/vnd.github.sha")),
        aResponse().withHeader("Content-Type", "application/vnd.github.sha").withBody(OTHER));
    assertThat(stub.reads().commit(REPO, "feature/x y")).contains(new CommitId(OTHER));
  }

  @Test
  void aServerThatKnowsNoShortFormIsUnderstood() {
    answer("/commits/main", "{\"sha\":\"%s\",\"files\":[]}".formatted(OTHER));
    assertThat(stub.reads().commit(REPO, "main")).contains(new CommitId(OTHER));
  }

  @Test
  void anUnknownCommitIsEmpty() {
    stub.on(
        get(urlEqualTo(HERE + "/commits/" + OTHER)),
        json(422, "{\"message\":\"No commit found for SHA: " + OTHER + "\"}"));
    assertThat(stub.reads().commit(REPO, OTHER)).isEmpty();
  }

  @Test
  void theMergeBaseComesFromAComparisonOfOnePage() {
    answer(
        "/compare/release/1..." + COMMIT.sha() + "?per_page=1",
        "{\"merge_base_commit\":{\"sha\":\"%s\"}}".formatted(OTHER));
    assertThat(stub.reads().mergeBase(REPO, "release/1", COMMIT)).contains(new CommitId(OTHER));
  }

  @ParameterizedTest
  @CsvSource({
    "admin, admin, ADMIN",
    "write, maintain, MAINTAIN",
    "write, write, WRITE",
    "write, deployer, WRITE",
    "read, triage, TRIAGE",
    "read, read, READ",
    "read, maintain, READ",
    "none, none, NONE",
    "none, admin, NONE",
    "chief, chief, NONE"
  })
  void theRoleRefinesThePermission(String permission, String role, Permission expected) {
    grant(permission, role, 77);
    assertThat(stub.reads().permission(REPO, BOB)).isEqualTo(expected);
  }

  @Test
  void aLoginThatBelongsToSomebodyElseNowMayNothing() {
    grant("admin", "admin", 78);
    assertThat(stub.reads().permission(REPO, BOB)).isEqualTo(Permission.NONE);
  }

  @Test
  void anUnknownUserMayNothing() {
    stub.on(get(urlEqualTo(HERE + "/collaborators/bob/permission")), json(404, "{}"));
    assertThat(stub.reads().permission(REPO, BOB)).isEqualTo(Permission.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"permission\":\"admin\",\"user\":null}", "null"})
  void anAnswerWithoutAUserGrantsNothing(String body) {
    answer("/collaborators/bob/permission", body);
    assertThat(stub.reads().permission(REPO, BOB)).isEqualTo(Permission.NONE);
  }

  @Test
  void aBotIsAskedForByItsEncodedName() {
    answer(
        "/collaborators/ci%5Bbot%5D/permission", "{\"permission\":\"read\",\"user\":{\"id\":5}}");
    assertThat(stub.reads().permission(REPO, new Account(5, "ci[bot]", true)))
        .isEqualTo(Permission.READ);
  }

  @Test
  void aFileComesWhole() {
    var text = "{ \"é\": 1 } // text";
    answer(
        "/contents/a%20b/%C3%A9.json?ref=" + COMMIT.sha(), file(text, text.getBytes(UTF_8).length));
    assertThat(stub.reads().file(REPO, COMMIT, "a b/é.json")).contains(text);
  }

  @Test
  void halfAFileIsNone() {
    answer("/contents/a.json?ref=" + COMMIT.sha(), file("half", 8));
    assertThatThrownBy(() -> stub.reads().file(REPO, COMMIT, "a.json"))
        .isInstanceOf(Unreachable.class);
  }

  /** As GitHub wraps it. */
  private static String file(String text, int size) {
    var content = Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(text.getBytes(UTF_8));
    return "{\"type\":\"file\",\"encoding\":\"base64\",\"size\":%d,\"content\":\"%s\\n\"}"
        .formatted(size, content.replace("\n", "\\n"));
  }

  @Test
  void aFolderIsNoFile() {
    answer("/contents/dir?ref=" + COMMIT.sha(), "[{\"name\":\"x\"}]");
    assertThat(stub.reads().file(REPO, COMMIT, "dir")).isEmpty();
  }

  @Test
  void aFileAboveOneMegabyteIsRefusedAndNotCut() {
    answer("/contents/big?ref=" + COMMIT.sha(), file("", (1 << 20) + 1));
    assertThatThrownBy(() -> stub.reads().file(REPO, COMMIT, "big"))
        .isInstanceOf(TooLarge.class)
        .hasMessage("big is larger than 1 MB");
  }

  @Test
  void aFolderIsListed() {
    answer(
        "/contents/dir?ref=" + COMMIT.sha(),
        "[{\"name\":\"b\",\"type\":\"file\"},{\"name\":\"a\"}]");
    answer("/contents/?ref=" + COMMIT.sha(), "[{\"name\":\"dir\",\"type\":\"dir\"}]");
    assertThat(stub.reads().list(REPO, COMMIT, "dir"))
        .containsExactly(new Entry("b", false), new Entry("a", false));
    assertThat(stub.reads().list(REPO, COMMIT, "")).containsExactly(new Entry("dir", true));
  }

  @Test
  void aLinkThatLeadsToNoFileIsNotTakenForNoFile() {
    answer("/contents/link?ref=" + COMMIT.sha(), "{\"type\":\"symlink\",\"target\":\"/etc\"}");
    answer("/contents/sub?ref=" + COMMIT.sha(), "{\"type\":\"submodule\"}");
    assertThatThrownBy(() -> stub.reads().file(REPO, COMMIT, "link"))
        .isInstanceOf(NotAFile.class)
        .hasMessage("link is a link that leads to no file");
    assertThatThrownBy(() -> stub.reads().list(REPO, COMMIT, "link")).isInstanceOf(NotAFile.class);
    assertThatThrownBy(() -> stub.reads().file(REPO, COMMIT, "sub")).isInstanceOf(NotAFile.class);
  }

  @Test
  void aFileIsNoFolder() {
    answer("/contents/a.txt?ref=" + COMMIT.sha(), "{\"name\":\"a.txt\"}");
    assertThat(stub.reads().list(REPO, COMMIT, "a.txt")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../user", "a/../b", "a//b", "/etc", "a/.", "", ".."})
  void noPathLeavesItsRepository(String path) {
    assertThat(stub.reads().file(REPO, COMMIT, path)).isEmpty();
    assertThat(stub.reads().commit(REPO, path)).isEmpty();
    assertThat(stub.reads().mergeBase(REPO, path, COMMIT)).isEmpty();
    assertThat(stub.reads().permission(REPO, new Account(1, path, false)))
        .isEqualTo(Permission.NONE);
    assertThat(path.isEmpty() || stub.reads().list(REPO, COMMIT, path).isEmpty()).isTrue();
    assertThat(stub.requests()).isEmpty();
  }

  private void grant(String permission, String role, long id) {
    answer(
        "/collaborators/bob/permission",
        "{\"permission\":\"%s\",\"role_name\":\"%s\",\"user\":{\"id\":%d,\"login\":\"bob\"}}"
            .formatted(permission, role, id));
  }

  private static String pull(String repository, String state) {
    return """
    {"number":7,"state":"%s","head":{"sha":"%s","ref":"topic","repo":%s},
     "base":{"ref":"main","sha":"%s","repo":{"id":11}}}
    """
        .formatted(state, COMMIT.sha(), repository, OTHER);
  }

  private void answer(String path, String body) {
    stub.on(get(urlEqualTo(HERE + path)), json(200, body));
  }
}
