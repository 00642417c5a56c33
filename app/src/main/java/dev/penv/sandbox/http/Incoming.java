package dev.penv.sandbox.http;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it arrived.
 *
 * @param path still percent-encoded, without {@code /api/v3}
 * @param query decoded; of a name given twice, the last
 * @param headers names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only handed on
public record Incoming(
    URI base,
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body) {

  Incoming at(String otherPath) {
    return new Incoming(base, method, otherPath, query, headers, body);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
