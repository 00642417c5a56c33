package dev.penv.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.TestClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceptionTest {
  private static final String GUID = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
  private static final byte[] COMMAND = Payloads.comment("/run train");

  private final Signature signature = new Signature(List.of("secret"));
  private final MemoryInbox inbox = new MemoryInbox();
  private final AtomicInteger arrivals = new AtomicInteger();
  private final Reception reception =
      new Reception(signature, inbox, arrivals::incrementAndGet, TestClock.atNoon());

  @Test
  void signedCommandIsKeptAndAnnounced() {
    assertThat(receive("issue_comment", COMMAND)).isEqualTo(new Receipt.Accepted());
    assertThat(kept()).containsExactly(GUID);
    assertThat(inbox.pending(0, 1).getFirst().delivery().at()).isEqualTo(TestClock.NOON);
    assertThat(arrivals).hasValue(1);
  }

  @Test
  void redeliveryIsAcceptedAndNoSecondEvent() {
    receive("issue_comment", COMMAND);
    assertThat(receive("issue_comment", COMMAND)).isEqualTo(new Receipt.Accepted());
    assertThat(kept()).hasSize(1);
    assertThat(arrivals).hasValue(1);
  }

  @Test
  void nothingUnsignedIsKept() {
    var receipt =
        reception.receive(GUID, "issue_comment", signature.of("x".getBytes(UTF_8)), COMMAND);
    assertThat(receipt).isEqualTo(new Receipt.NotSigned());
    assertThat(inbox.guids()).isEmpty();
  }

  @Test
  void signatureIsJudgedBeforeAnythingIsRead() {
    assertThat(reception.receive("", "", "", "{".getBytes(UTF_8)))
        .isEqualTo(new Receipt.NotSigned());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"a\":1}{",
        "{\"a\":}",
        "{\"a\":1}x",
        "{\"a\":\"\u0001\"}"
      })
  void whatIsNoJsonObjectIsMalformed(String body) {
    assertThat(receive("push", body.getBytes(UTF_8))).isInstanceOf(Receipt.Malformed.class);
    assertThat(inbox.guids()).isEmpty();
  }

  @Test
  void thousandFoldNestingIsMalformed() {
    var body = "{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}";
    assertThat(receive("push", body.getBytes(UTF_8))).isInstanceOf(Receipt.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'', push",
    "'a b', push",
    "../../../etc/passwd, push",
    "72d3162e-cc78-11e3-81ab-4c9367dc0958, ''",
    "72d3162e-cc78-11e3-81ab-4c9367dc0958, Push!"
  })
  void headersThatAreNotGitHubsAreMalformed(String guid, String name) {
    var body = "{}".getBytes(UTF_8);
    assertThat(reception.receive(guid, name, signature.of(body), body))
        .isInstanceOf(Receipt.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/run", "  /run", "text\n/run", "text\r\n  /run", "\n\n\t/penv run", "/x\ny"})
  void commentThatMayBeACommandIsKept(String comment) {
    receive("issue_comment", Payloads.comment(comment));
    assertThat(kept()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "looks good", "see a/b", "> /run", "x /run", "`/run`\nthanks"})
  void ofOtherCommentsOnlyTheGuidIsKept(String comment) {
    assertThat(receive("issue_comment", Payloads.comment(comment)))
        .isEqualTo(new Receipt.Accepted());
    assertThat(kept()).isEmpty();
    assertThat(inbox.guids()).containsExactly(GUID);
  }

  @ParameterizedTest
  @CsvSource({"pull_request, labeled", "check_run, completed", "issue_comment, deleted"})
  void ofUnusedActionsOnlyTheGuidIsKept(String name, String action) {
    receive(name, Payloads.commentChanged(root -> root.put("action", action)));
    assertThat(kept()).isEmpty();
    assertThat(inbox.guids()).containsExactly(GUID);
  }

  private Receipt receive(String name, byte[] body) {
    return reception.receive(GUID, name, signature.of(body), body);
  }

  private List<String> kept() {
    return inbox.pending(0, 9).stream().map(one -> one.delivery().guid()).toList();
  }
}
