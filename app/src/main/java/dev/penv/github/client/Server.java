package dev.penv.github.client;

import java.net.URI;

/**
 * A GitHub, and what is shared by all who speak to it.
 *
 * @param api root of the REST API, such as {@code https://api.github.com}, without a slash at the
 *     end
 */
record Server(URI api, Transport transport, Patience patience, Limits limits, ETags etags) {
  /**
   * @param path starts with a slash, already encoded
   */
  URI at(String path) {
    return URI.create(api + path);
  }
}
