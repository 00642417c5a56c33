package dev.penv.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What goes back: status, headers, and the bytes of the body. */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
public record Answer(int status, Map<String, String> headers, byte[] body) {
  public static Answer ok(JsonNode body) {
    return json(200, body);
  }

  public static Answer created(JsonNode body) {
    return json(201, body);
  }

  public static Answer json(int status, JsonNode body) {
    return bytes(
        status,
        "application/json; charset=utf-8",
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  public static Answer bytes(int status, String type, byte[] body) {
    return new Answer(status, Map.of("Content-Type", type), body);
  }

  /** A status that says everything. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), new byte[0]);
  }

  public Answer with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
