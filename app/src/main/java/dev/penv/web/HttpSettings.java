package dev.penv.web;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.net.BindException;

/** What holds for everything that penv serves, whatever it is. */
final class HttpSettings {
  private HttpSettings() {}

  static void apply(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    // Ranges and event streams are exact in bytes; who wants compression has a proxy that does it.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
  }

  /** Opens the port, 0 for any that is free, and returns it. */
  static int start(Javalin javalin, String host, int port) throws BindException {
    try {
      return javalin.start(host, port).port();
    } catch (JavalinBindException taken) {
      throw new BindException(
          "port %d of %s cannot be opened; is another program using it? Set PENV_PORT."
              .formatted(port, host));
    }
  }
}
