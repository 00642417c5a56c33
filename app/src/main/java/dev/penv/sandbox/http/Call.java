package dev.penv.sandbox.http;

import dev.penv.sandbox.hub.Repository;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that found its route and passed the checks.
 *
 * @param parameters of the path, decoded
 * @param target the repository of the path, where the route has one
 */
public record Call(
    Incoming incoming,
    Map<String, String> parameters,
    Identity identity,
    @Nullable Repository target) {

  public String text(String parameter) {
    return Optional.ofNullable(parameters.get(parameter)).orElseThrow();
  }

  /** A number of the path; what is none does not exist. */
  public long number(String parameter) {
    try {
      return Long.parseLong(text(parameter));
    } catch (NumberFormatException none) {
      throw Refused.notFound();
    }
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(incoming.query().get(name));
  }

  public Repository repository() {
    return Optional.ofNullable(target).orElseThrow(Refused::notFound);
  }

  public Body body() {
    return Body.parse(incoming.body());
  }

  /** Where the sandbox is, for the links of answers. */
  public URI base() {
    return incoming.base();
  }
}
