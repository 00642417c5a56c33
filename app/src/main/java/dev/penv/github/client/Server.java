package dev.penv.github.client;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.InstantSource;

/**
 * A GitHub, and what is shared by all who speak to it.
 *
 * @param api root of the REST API, such as {@code https://api.github.com}, without a slash at the
 *     end
 */
record Server(URI api, Transport transport, Patience patience, Limits limits, ETags etags) {
  static Server of(URI api, Patience patience, InstantSource clock, MeterRegistry metrics) {
    var root = URI.create(api.toString().replaceAll("/+$", ""));
    var transport = new Transport(patience.connect(), metrics);
    return new Server(root, transport, patience, new Limits(clock, metrics), new ETags());
  }

  /**
   * @param path starts with a slash, already encoded
   */
  URI at(String path) {
    return URI.create(api + path);
  }
}
