package dev.penv.github.client;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.penv.github.client.Stub.COMMIT;
import static dev.penv.github.client.Stub.REPO;
import static dev.penv.github.client.Stub.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penv.github.Answer;
import dev.penv.github.Check;
import dev.penv.github.Check.Annotation;
import dev.penv.github.Reaction;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WritesTest {
  private static final String HERE = "/api/v3/repos/ada/engine";
  private static final Instant SINCE = Instant.parse("2026-11-20T12:00:00Z");
  private static final Writing.Say SAY =
      new Writing.Say(REPO, 7, "run=r-1", "text\n\n<!-- penv:run=r-1 -->", Urgency.NOW);

  private final Stub stub = new Stub();

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aCommentIsOneRequest() {
    stub.on(post(urlEqualTo(HERE + "/issues/7/comments")), json(201, "{\"id\":900}"));
    assertThat(stub.wire().create(SAY)).isEqualTo(new Answer.Stands(900, 0));
    assertThat(sent().path("body").asText()).isEqualTo(SAY.body());
  }

  @Test
  void aCommentIsChangedByItsId() {
    stub.on(patch(urlEqualTo(HERE + "/issues/comments/900")), json(200, "{\"id\":900}"));
    assertThat(stub.wire().update(SAY, 900)).isEqualTo(new Answer.Stands(900, 0));
    assertThat(sent().path("body").asText()).isEqualTo(SAY.body());
  }

  @Test
  void aDeletedCommentIsAbsent() {
    stub.on(patch(urlEqualTo(HERE + "/issues/comments/900")), json(404, "{}"));
    assertThat(stub.wire().update(SAY, 900)).isEqualTo(new Answer.Absent());
  }

  @ParameterizedTest
  @EnumSource(Reaction.class)
  void aReactionIsOneRequestWhetherNewOrNot(Reaction reaction) {
    stub.on(
        post(urlEqualTo(HERE + "/issues/comments/33/reactions")),
        json(reaction == Reaction.EYES ? 201 : 200, "{\"id\":5,\"content\":\"eyes\"}"));
    var react = new Writing.React(REPO, 33, reaction);
    assertThat(stub.wire().create(react)).isEqualTo(new Answer.Stands(5, 0));
    assertThat(sent().path("content").asText()).isEqualTo(reaction.content());
  }

  @Test
  void aCheckRunCarriesAllThatPeopleSee() throws Exception {
    stub.on(post(urlEqualTo(HERE + "/check-runs")), json(201, checkRun("r-1", 1)));
    var at = Instant.parse("2026-11-20T12:30:00Z");
    var check = check(new Check.State.Completed(Check.Conclusion.TIMED_OUT, at));
    assertThat(stub.wire().create(show(check))).isEqualTo(new Answer.Stands(70, 1));
    assertThat(sent())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"name":"penv / train","head_sha":"%s","external_id":"r-1",
                     "details_url":"https://penv.example/runs/r-1",
                     "started_at":"2026-11-20T12:00:00Z","status":"completed",
                     "conclusion":"timed_out","completed_at":"2026-11-20T12:30:00Z",
                     "output":{"title":"train","summary":"sum","text":"","annotations":[
                       {"path":"a.json","start_line":3,"end_line":3,"annotation_level":"failure",
                        "title":"odd","message":"why"}]},
                     "actions":[{"label":"Run again","description":"once more",
                                 "identifier":"rerun"}]}
                    """
                        .formatted(COMMIT.sha())));
  }

  @ParameterizedTest
  @EnumSource(Check.Conclusion.class)
  void everyConclusionIsKnownToGitHub(Check.Conclusion conclusion) {
    stub.on(patch(urlEqualTo(HERE + "/check-runs/70")), json(200, checkRun("r-1", 0)));
    var check = check(new Check.State.Completed(conclusion, SINCE));
    assertThat(stub.wire().update(show(check), 70)).isEqualTo(new Answer.Stands(70, 0));
    assertThat(sent().path("conclusion").asText()).isEqualToIgnoringCase(conclusion.name());
  }

  @ParameterizedTest
  @CsvSource({"queued", "in_progress"})
  void aCheckRunThatGoesOnHasNoConclusion(String status) {
    stub.on(patch(urlEqualTo(HERE + "/check-runs/70")), json(200, checkRun("r-1", 0)));
    var state = status.equals("queued") ? new Check.State.Queued() : new Check.State.InProgress();
    stub.wire().update(show(check(state)), 70);
    assertThat(sent().path("status").asText()).isEqualTo(status);
    assertThat(sent().has("conclusion")).isFalse();
    assertThat(sent().has("completed_at")).isFalse();
  }

  @Test
  void aCommentIsFoundByItsMarkInOurOwnNameOnly() {
    weAre("penv-bot", 4242);
    stub.on(
        get(urlPathEqualTo(HERE + "/issues/7/comments")),
        json(
            200,
            "[%s,%s,%s]"
                .formatted(
                    comment(1, 99, "fake <!-- penv:run=r-1 -->"),
                    comment(2, 4242, "quoted <!-- penv:run=r-1 --> in the middle"),
                    comment(3, 4242, "ours\\n\\n<!-- penv:run=r-1 -->\\n"))));
    assertThat(stub.wire().find(SAY, SINCE)).isEqualTo(new Answer.Stands(3, 0));
    assertThat(stub.requests().getLast().getUrl())
        .endsWith("/issues/7/comments?since=2026-11-20T11:50:00Z&per_page=100");
  }

  @Test
  void whoWeAreIsAskedOnce() {
    weAre("penv-bot", 4242);
    stub.on(get(urlPathEqualTo(HERE + "/issues/7/comments")), json(200, "[]"));
    assertThat(stub.wire().find(SAY, SINCE)).isEqualTo(new Answer.Absent());
    assertThat(stub.wire().find(SAY, SINCE)).isEqualTo(new Answer.Absent());
    assertThat(stub.requests()).hasSize(4);
  }

  @Test
  void aLongConversationIsReadPageByPage() {
    weAre("penv-bot", 4242);
    var next = stub.server.baseUrl() + HERE + "/second";
    stub.on(
        get(urlPathEqualTo(HERE + "/issues/7/comments")),
        json(200, "[]")
            .withHeader("Link", "<%s>; rel=\"next\", <x>; rel=\"last\"".formatted(next)));
    stub.on(
        get(urlEqualTo(HERE + "/second")),
        json(200, "[" + comment(3, 4242, "<!-- penv:run=r-1 -->") + "]"));
    assertThat(stub.wire().find(SAY, SINCE)).isEqualTo(new Answer.Stands(3, 0));
  }

  @Test
  void aCheckRunIsFoundByItsExternalId() {
    stub.on(
        get(urlPathEqualTo(HERE + "/commits/" + COMMIT.sha() + "/check-runs")),
        json(
            200,
            "{\"total_count\":2,\"check_runs\":[%s,%s]}"
                .formatted(checkRun("r-0", 0).replace("70", "69"), checkRun("r-1", 50))));
    var show = show(check(new Check.State.InProgress()));
    assertThat(stub.wire().find(show, SINCE)).isEqualTo(new Answer.Stands(70, 50));
    assertThat(stub.requests()).hasSize(1);
    assertThat(stub.requests().getFirst().getUrl())
        .contains("app_id=42", "check_name=penv", "filter=all", "per_page=100");
  }

  @Test
  void aCheckRunThatIsNotThereIsAbsent() {
    stub.on(
        get(urlPathEqualTo(HERE + "/commits/" + COMMIT.sha() + "/check-runs")),
        json(200, "{\"total_count\":0,\"check_runs\":[]}"));
    assertThat(stub.wire().find(show(check(new Check.State.InProgress())), SINCE))
        .isEqualTo(new Answer.Absent());
  }

  @Test
  void aReactionIsNeverLookedFor() {
    assertThat(stub.wire().find(new Writing.React(REPO, 33, Reaction.EYES), SINCE))
        .isEqualTo(new Answer.Absent());
    assertThat(stub.requests()).isEmpty();
  }

  private void weAre(String slug, long id) {
    stub.on(
        get(urlEqualTo("/api/v3/app")), json(200, "{\"id\":42,\"slug\":\"%s\"}".formatted(slug)));
    stub.on(
        get(urlEqualTo("/api/v3/users/" + slug + "%5Bbot%5D")),
        json(200, "{\"id\":%d}".formatted(id)));
  }

  private JsonNode sent() {
    try {
      return new ObjectMapper().readTree(stub.requests().getLast().getBodyAsString());
    } catch (JsonProcessingException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Writing.Show show(Check check) {
    return new Writing.Show(REPO, COMMIT, "penv / train", "r-1", check, Urgency.NOW);
  }

  private static Check check(Check.State state) {
    return new Check(
        state,
        Instant.parse("2026-11-20T12:00:00Z"),
        URI.create("https://penv.example/runs/r-1"),
        "train",
        "sum",
        "",
        List.of(new Annotation("a.json", 3, Annotation.Level.FAILURE, "odd", "why")),
        List.of(new Check.Button("Run again", "once more", "rerun")));
  }

  private static String checkRun(String externalId, int annotations) {
    return """
    {"id":70,"external_id":"%s","status":"completed","conclusion":"success",
     "output":{"annotations_count":%d}}
    """
        .formatted(externalId, annotations);
  }

  private static String comment(long id, long user, String body) {
    return "{\"id\":%d,\"user\":{\"id\":%d},\"body\":\"%s\"}".formatted(id, user, body);
  }
}
