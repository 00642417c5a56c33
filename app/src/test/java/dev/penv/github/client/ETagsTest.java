package dev.penv.github.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ETagsTest {
  private static final HttpHeaders TAGGED =
      HttpHeaders.of(
          Map.of("ETag", List.of("\"1\""), "Content-Type", List.of("application/json")),
          (_, _) -> true);

  private final ETags tags = new ETags();

  @Test
  void shortAnswersAreForgottenTooWhenThereAreMany() {
    for (int i = 0; i < 2_000; i++) tags.put("commit " + i, answer("x".repeat(40)));
    assertThat(tags.get("commit 0")).isEmpty();
    assertThat(tags.get("commit 1999")).isPresent();
  }

  @Test
  void whatIsUsedStays() {
    tags.put("used", answer("still"));
    for (int i = 0; i < 2_000; i++) {
      tags.put("commit " + i, answer("x"));
      assertThat(tags.get("used")).isPresent();
    }
  }

  @Test
  void answersWithoutATagAreNotKept() {
    tags.put("plain", new Reply(200, HttpHeaders.of(Map.of(), (_, _) -> true), "text"));
    assertThat(tags.get("plain")).isEmpty();
  }

  private static Reply answer(String body) {
    return new Reply(200, TAGGED, body);
  }
}
