package dev.penv.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.penv.sandbox.json.Json;

/** GitHub's no: a status and the JSON that says why. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient ArrayNode errors;

  private Refused(int status, String message, ArrayNode errors) {
    super(message);
    this.status = status;
    this.errors = errors;
  }

  public static Refused notFound() {
    return new Refused(404, "Not Found", Json.array());
  }

  public static Refused unauthorized(String message) {
    return new Refused(401, message, Json.array());
  }

  public static Refused forbidden(String message) {
    return new Refused(403, message, Json.array());
  }

  public static Refused badRequest(String message) {
    return new Refused(400, message, Json.array());
  }

  /** A body that is JSON but not what the call takes. */
  public static Refused invalid(String message) {
    return new Refused(422, message, Json.array());
  }

  /** A field of a resource that GitHub does not accept. */
  public static Refused invalid(String resource, String field, String message) {
    var error =
        Json.object()
            .and("resource", resource)
            .and("code", "custom")
            .and("field", field)
            .and("message", message);
    return new Refused(422, "Validation Failed", Json.array(error));
  }

  public int status() {
    return status;
  }

  Answer answer() {
    var body = Json.object().and("message", getMessage());
    if (!errors.isEmpty()) {
      body.set("errors", errors);
    }
    body.put("documentation_url", "https://docs.github.com/rest");
    body.put("status", Integer.toString(status));
    return Answer.json(status, body);
  }
}
