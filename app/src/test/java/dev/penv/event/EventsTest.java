package dev.penv.event;

import static dev.penv.world.TestClock.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private static final Repo REPO = new Repo(42, "octo", "hello", 5);
  private static final Account ADA = new Account(1, "ada", false);
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final CommitId HEAD = new CommitId("0123456789abcdef0123456789abcdef01234567");

  private final Events events = new Events(1234);

  @Test
  void commentIsRead() {
    assertThat(read("issue_comment", Payloads.comment("/run train")))
        .isEqualTo(
            told(new Event.CommentPosted(REPO, 7, true, true, 99, ADA, false, "/run train", NOON)));
  }

  @Test
  void commentOnAnIssueIsToldApart() {
    var body = Payloads.commentChanged(root -> object(root, "issue").remove("pull_request"));
    assertThat(comment(body).onPullRequest()).isFalse();
  }

  @Test
  void commentOnAClosedThreadIsToldApart() {
    var body = Payloads.commentChanged(root -> object(root, "issue").put("state", "closed"));
    assertThat(comment(body).open()).isFalse();
  }

  @Test
  void commentThroughAnAppIsToldApart() {
    var body =
        Payloads.commentChanged(
            root -> object(root, "comment").putObject("performed_via_github_app").put("id", 1));
    assertThat(comment(body).byApp()).isTrue();
  }

  @Test
  void botIsToldApart() {
    var body =
        Payloads.commentChanged(root -> object(object(root, "comment"), "user").put("type", "Bot"));
    assertThat(comment(body).author().bot()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"opened", "reopened", "synchronize"})
  void openedAndPushedPullRequestMovesTheHead(String action) {
    assertThat(read("pull_request", Payloads.pullRequest(action)))
        .isEqualTo(told(new Event.HeadMoved(REPO, 7, HEAD, ADA, NOON)));
  }

  @Test
  void closedPullRequestIsRead() {
    assertThat(read("pull_request", Payloads.pullRequest("closed")))
        .isEqualTo(told(new Event.PullClosed(REPO, 7, true, ADA)));
  }

  @Test
  void buttonsOfOurCheckRunAreRead() {
    assertThat(read("check_run", Payloads.checkRun("rerequested", 1234)))
        .isEqualTo(told(new Event.CheckRerun(REPO, HEAD, "r-aaaa", ADA, "guid-of-it", NOON)));
    assertThat(read("check_run", Payloads.checkRun("requested_action", 1234)))
        .isEqualTo(
            told(new Event.ButtonPressed(REPO, HEAD, "r-aaaa", "again", ADA, "guid-of-it", NOON)));
  }

  @Test
  void rerunOfAllChecksIsReadForOurSuiteAlone() {
    assertThat(read("check_suite", Payloads.checkSuite(1234)))
        .isEqualTo(told(new Event.SuiteRerun(REPO, HEAD, ADA, "guid-of-it", NOON)));
    assertThat(read("check_suite", Payloads.checkSuite(77))).isInstanceOf(Reading.Unused.class);
  }

  @Test
  void dispatchIsReadWithItsInputsAsText() {
    var inputs = new LinkedHashMap<String, String>();
    inputs.put("task", "train");
    inputs.put("epochs", "30");
    inputs.put("dry", "true");
    assertThat(
            read(
                "workflow_dispatch",
                Payloads.dispatch(
                    "{\"task\": \"train\", \"epochs\": 30, \"dry\": true, \"gpu\": null}")))
        .isEqualTo(
            told(
                new Event.WorkflowDispatched(
                    REPO,
                    ".github/workflows/penv.yml",
                    "refs/heads/main",
                    inputs,
                    ADA,
                    "guid-of-it",
                    NOON)));
  }

  @Test
  void dispatchWithoutInputsIsRead() {
    var told = (Reading.Told) read("workflow_dispatch", Payloads.dispatch("null"));
    assertThat(((Event.WorkflowDispatched) told.event()).inputs()).isEmpty();
  }

  @Test
  void inputThatIsNoPlainValueIsMalformed() {
    assertThat(read("workflow_dispatch", Payloads.dispatch("{\"task\": [\"train\"]}")))
        .isEqualTo(new Reading.Malformed("inputs is not an object of plain values"));
  }

  @Test
  void installationIsRead() {
    assertThat(read("installation", Payloads.installation("created", "null")))
        .isEqualTo(told(new Event.InstallationChanged(5)));
  }

  @Test
  void suspensionIsRead() {
    assertThat(read("installation", Payloads.installation("suspend", "\"2026-11-20T12:00:00Z\"")))
        .isEqualTo(told(new Event.InstallationChanged(5)));
  }

  @Test
  void uninstallingIsRead() {
    assertThat(read("installation", Payloads.installation("deleted", "null")))
        .isEqualTo(told(new Event.InstallationDeleted(5)));
  }

  @Test
  void changedReachIsRead() {
    assertThat(read("installation_repositories", Payloads.reach("removed")))
        .isEqualTo(told(new Event.ReachChanged(5, List.of(REPO))));
  }

  @Test
  void editOfACommentIsReadWithBothItsTimes() {
    var body =
        Payloads.commentChanged(root -> {
          root.put("action", "edited");
          ((ObjectNode) root.get("comment")).put("updated_at", "2026-11-20T12:03:00Z");
        });
    assertThat(read("issue_comment", body))
        .isInstanceOfSatisfying(
            Reading.Told.class,
            told ->
                assertThat(told.event())
                    .isInstanceOfSatisfying(
                        Event.CommentEdited.class,
                        edited -> {
                          assertThat(edited.createdAt()).isEqualTo("2026-11-20T12:00:00Z");
                          assertThat(edited.comment().at()).isEqualTo("2026-11-20T12:03:00Z");
                        }));
  }

  @Test
  void editOfSomebodyElsesCommentIsNotUsed() {
    var body =
        Payloads.commentChanged(root -> {
          root.put("action", "edited");
          ((ObjectNode) root.get("sender")).put("id", 2);
        });
    assertThat(read("issue_comment", body)).isInstanceOf(Reading.Unused.class);
  }

  @Test
  void pushToTheDefaultBranchTellsWhatItTouched() {
    var before = new CommitId("1".repeat(40));
    assertThat(read("push", Payloads.push("refs/heads/main", false)))
        .isEqualTo(told(new Event.Pushed(REPO, before, HEAD, Set.of("a.txt", "b/c.txt"), true)));
    assertThat(read("push", Payloads.push("refs/heads/topic", false)))
        .isInstanceOf(Reading.Unused.class);
    assertThat(read("push", Payloads.push("refs/heads/main", true)))
        .isInstanceOfSatisfying(
            Reading.Told.class,
            told -> assertThat(((Event.Pushed) told.event()).mayHaveChanged("anything")).isTrue());
  }

  @Test
  void checkRunOfAnotherAppIsNotUsed() {
    assertThat(read("check_run", Payloads.checkRun("rerequested", 77)))
        .isInstanceOf(Reading.Unused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "issue_comment, deleted",
    "pull_request, labeled",
    "check_run, completed",
    "push, created",
    "ping, created"
  })
  void otherEventsAreNotUsed(String name, String action) {
    var body = Payloads.commentChanged(root -> root.put("action", action));
    assertThat(read(name, body)).isInstanceOf(Reading.Unused.class);
  }

  @Test
  void eventWithoutInstallationIsNotUsed() {
    var body = Payloads.commentChanged(root -> root.remove("installation"));
    assertThat(read("issue_comment", body)).isInstanceOf(Reading.Unused.class);
  }

  @Test
  void commentThatAnotherSendsIsNotUsed() {
    var body = Payloads.commentChanged(root -> object(root, "sender").put("id", 2));
    assertThat(read("issue_comment", body)).isInstanceOf(Reading.Unused.class);
  }

  @Test
  void missingFieldIsNamedByItsPath() {
    assertMalformed(root -> root.remove("repository"), "repository is not an object");
    assertMalformed(root -> object(root, "comment").remove("id"), "comment.id is not a number");
    assertMalformed(
        root -> object(object(root, "comment"), "user").put("id", "1"),
        "comment.user.id is not a number");
    assertMalformed(
        root -> object(root, "issue").put("number", 1L << 40),
        "issue.number is not a number of a pull request or issue");
    assertMalformed(
        root -> object(root, "comment").put("created_at", "noon"),
        "comment.created_at is not an instant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "a/b", "", "a b", "a\n"})
  void nameThatCouldLeaveItsPathIsMalformed(String name) {
    assertMalformed(
        root -> object(root, "repository").put("name", name),
        "repository.name is not what it should be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "\"text\"", "{\"action\":\"created\"} trailing {"})
  void whatIsNoObjectIsMalformed(String body) {
    assertThat(read("issue_comment", body.getBytes(UTF_8))).isInstanceOf(Reading.Malformed.class);
  }

  private void assertMalformed(Consumer<ObjectNode> change, String problem) {
    assertThat(read("issue_comment", Payloads.commentChanged(change)))
        .isEqualTo(new Reading.Malformed(problem));
  }

  private Event.CommentPosted comment(byte[] body) {
    var told = (Reading.Told) read("issue_comment", body);
    return (Event.CommentPosted) told.event();
  }

  private Reading read(String name, byte[] body) {
    return events.read(new Delivery("guid-of-it", name, NOON, body));
  }

  private static Reading told(Event event) {
    return new Reading.Told(event);
  }

  private static ObjectNode object(ObjectNode parent, String name) {
    return (ObjectNode) parent.get(name);
  }
}
