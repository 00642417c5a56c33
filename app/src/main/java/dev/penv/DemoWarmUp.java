package dev.penv;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;

/** A short life of a server, from which the JVM learns what a start needs. */
final class DemoWarmUp {
  private DemoWarmUp() {}

  static int run(InstantSource clock) throws Exception {
    try (var world = DemoWorld.open(clock);
        var http = HttpClient.newHttpClient()) {
      for (var path : new String[] {"/healthz", "/readyz", "/runs/r-none"}) {
        var request = HttpRequest.newBuilder(URI.create(world.penv().uri() + path)).build();
        http.send(request, HttpResponse.BodyHandlers.discarding());
      }
      world.sandbox().awaitDelivered(Duration.ofSeconds(10));
    }
    return 0;
  }
}
