package dev.penv.github.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** JSON of answers that hub4j has no words for. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_MESSAGE = 200;

  private Json() {}

  /** The parser's own message could quote the body, so it is not passed on. */
  static JsonNode read(Reply reply) {
    try {
      return MAPPER.readTree(reply.body());
    } catch (JsonProcessingException unreadable) {
      throw new Failure.Unanswered("an answer of GitHub is not JSON");
    }
  }

  /** A time that must be there. */
  static Instant instant(JsonNode object, String name) {
    try {
      return ZonedDateTime.parse(object.path(name).asText()).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new Failure.Unanswered("where a time should be, GitHub's answer has none");
    }
  }

  /** What GitHub says of a refusal, in one line; empty when it says nothing readable. */
  static String message(Reply reply) {
    try {
      var refusal = MAPPER.readTree(reply.body());
      var text = refusal.path("message").asText() + " " + refusal.path("errors");
      var line = text.replaceAll("\\s+", " ").strip();
      return line.substring(0, Math.min(line.length(), LONGEST_MESSAGE));
    } catch (JsonProcessingException notJson) {
      return "";
    }
  }

  /** Whether the answer says that it is JSON: the contents of a file have another type. */
  static boolean says(Reply reply) {
    return reply.header("Content-Type").orElse("").startsWith("application/json");
  }

  /** Whether a JSON answer is all there: a connection can break without anybody noticing. */
  static boolean isWhole(Reply reply) {
    if (!reply.ok() || !says(reply) || reply.body().isBlank()) return true;
    try (var parser = MAPPER.createParser(reply.body())) {
      parser.nextToken();
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException broken) {
      return false;
    }
  }
}
