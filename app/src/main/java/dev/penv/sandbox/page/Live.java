package dev.penv.sandbox.page;

import dev.penv.sandbox.hub.Monitor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** Keeps open pages up to date by server-sent events. */
final class Live {
  /** Without a change something is sent so often, to notice pages that were closed. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Changes that come faster than the eye can follow are shown together. */
  private static final Duration CALM = Duration.ofMillis(80);

  private final Monitor monitor;
  private volatile boolean closed;

  Live(Monitor monitor) {
    this.monitor = monitor;
  }

  /** Sends a picture of one line, and again whenever it has changed, until the page is closed. */
  void follow(OutputStream page, Supplier<String> picture) {
    try {
      var shown = "";
      var version = -1L;
      while (!closed) {
        version = monitor.awaitAfter(version, HEARTBEAT);
        Thread.sleep(CALM);
        var now = picture.get();
        send(page, now.equals(shown) ? ":\n\n" : "event: picture\ndata: " + now + "\n\n");
        shown = now;
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      // The page was closed: nothing is left to do for it.
    }
  }

  private static void send(OutputStream page, String text) throws IOException {
    page.write(text.getBytes(StandardCharsets.UTF_8));
    page.flush();
  }

  void close() {
    closed = true;
    monitor.change(() -> {});
  }
}
