package dev.penv.github.client;

import java.net.URI;

/** Scheme, host and port: whom a token may be shown to. */
record Origin(String scheme, String host, int port) {
  static boolean same(URI one, URI other) {
    return of(one).equals(of(other));
  }

  private static Origin of(URI uri) {
    var scheme = String.valueOf(uri.getScheme());
    int port = uri.getPort() < 0 && scheme.equals("https") ? 443 : uri.getPort();
    return new Origin(scheme, String.valueOf(uri.getHost()), port);
  }
}
