package dev.penv.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Audit;
import dev.penv.sandbox.http.Incoming;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers the tokens for a clone that GitHub has handed out, and lets another one look too. */
final class Minted implements Audit {
  private static final JsonMapper JSON = new JsonMapper();

  private final Audit next;
  private final List<String> tokens = new CopyOnWriteArrayList<>();

  Minted(Audit next) {
    this.next = next;
  }

  List<String> tokens() {
    return List.copyOf(tokens);
  }

  @Override
  public void answered(Incoming request, Answer answer) {
    var forOneRepository = new String(request.body(), StandardCharsets.UTF_8);
    if (request.path().endsWith("/access_tokens") && forOneRepository.contains("repository_ids")) {
      tokens.add(token(answer.body()));
    }
    next.answered(request, answer);
  }

  private static String token(byte[] answer) {
    try {
      return JSON.readTree(new String(answer, StandardCharsets.UTF_8)).path("token").asText();
    } catch (JsonProcessingException foreign) {
      throw new IllegalStateException(foreign);
    }
  }

  @Override
  public void announced(String event, JsonNode payload) {
    next.announced(event, payload);
  }
}
