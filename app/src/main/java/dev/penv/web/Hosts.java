package dev.penv.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.URI;
import java.util.Set;

/**
 * Keeps pages of others out that had their name point to this computer, so that a browser takes
 * them and penv for one. What carries a signature or a token in a header needs no such care, and
 * may come through any tunnel.
 */
final class Hosts {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> PROGRAMS = Set.of("/webhook", "/healthz", "/readyz", "/metrics");

  private final URI url;
  private final boolean onlyHere;

  /** Checks only where people reach penv by a name of this computer alone. */
  Hosts(Settings settings) {
    url = settings.url();
    onlyHere = LOOPBACK.contains(String.valueOf(url.getHost()));
  }

  void check(Context context) {
    if (!onlyHere || PROGRAMS.contains(context.path())) return;
    if (!LOOPBACK.contains(name(String.valueOf(context.host())))) {
      throw new ForbiddenResponse(
          "This penv is at %s; its operator can set PENV_URL to another name.".formatted(url));
    }
  }

  private static String name(String host) {
    return host.replaceFirst(":\\d*$", "");
  }
}
