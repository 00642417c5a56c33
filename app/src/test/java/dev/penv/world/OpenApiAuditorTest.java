package dev.penv.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Incoming;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiAuditorTest {
  private static final Map<String, String> HEADERS =
      Map.of("x-github-api-version", "2022-11-28", "content-type", "application/json");

  private final OpenApiAuditor auditor = OpenApiAuditor.ready();

  private void ask(String method, String path, Map<String, String> query, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var request = new Incoming(URI.create("http://127.0.0.1"), method, path, query, HEADERS, bytes);
    auditor.answered(request, Answer.empty(404));
  }

  @Test
  void goodRequestIsClean() {
    ask("GET", "/repos/o/r/contents/a/b.txt", Map.of("ref", "main"), "");
    ask("POST", "/repos/o/r/issues/1/comments", Map.of(), "{\"body\":\"hello\"}");
    auditor.assertClean();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET  | /repos/o/r/pull/1            | no such call",
        "GET  | /repos/o/r/pulls/one         | type [string, integer]",
        "POST | /repos/o/r/issues/1/comments | needs a body",
        "PUT  | /repos/o/r/issues/1/comments | no such call"
      })
  void wrongPathIsFound(String method, String path, String problem) {
    ask(method, path, Map.of(), "");
    assertThat(auditor.problems()).singleElement().asString().contains(problem);
  }

  @ParameterizedTest
  @CsvSource({
    "size, 1, unknown query",
    "per_page, 200, between",
    "page, x, type",
    "since, today, date-time"
  })
  void wrongQueryIsFound(String name, String value, String problem) {
    ask("GET", "/repos/o/r/issues/1/comments", Map.of(name, value), "");
    assertThat(auditor.problems()).singleElement().asString().contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"x\"}                                                     | head_sha",
        "{\"name\":\"x\",\"head_sha\":\"a\",\"sumary\":\"\"}                  | /sumary is not a known",
        "{\"name\":\"x\",\"head_sha\":\"a\",\"output\":{\"title\":\"t\",\"summary\":\"s\",\"txt\":\"\"}} | /output/txt",
        "{\"name\":\"x\",\"head_sha\":\"a\",\"status\":\"done\"}              | status",
        "{\"name\":\"x\",\"head_sha\":7}                                      | type [integer, string]"
      })
  void wrongBodyIsFound(String body, String problem) {
    ask("POST", "/repos/o/r/check-runs", Map.of(), body);
    assertThat(auditor.problems())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).contains(problem));
  }

  @Test
  void wrongAnswerIsFound() {
    var request =
        new Incoming(URI.create("http://x"), "GET", "/app", Map.of(), HEADERS, new byte[0]);
    auditor.answered(request, Answer.ok(JsonNodeFactory.instance.objectNode()));
    assertThat(auditor.problems())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each).contains("→ 200"));
  }

  @Test
  void wrongWebhookIsFound() {
    auditor.announced(
        "issue_comment", JsonNodeFactory.instance.objectNode().put("action", "created"));
    assertThat(auditor.problems()).isNotEmpty();
    auditor.announced("issue_comment", JsonNodeFactory.instance.objectNode().put("action", "sung"));
    assertThat(auditor.problems()).anySatisfy(each -> assertThat(each).contains("no such event"));
  }
}
