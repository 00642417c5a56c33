package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;

/** Server-sent events on one connection. A reader who does not keep up blocks the writer. */
final class EventStream {
  private final OutputStream out;

  private EventStream(OutputStream out) {
    this.out = out;
  }

  static EventStream open(Context context) throws IOException {
    var response = context.res();
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("utf-8");
    // Proxies of the nginx kind would keep the events back.
    response.setHeader("X-Accel-Buffering", "no");
    var stream = new EventStream(response.getOutputStream());
    stream.write("retry: 1000\n\n");
    return stream;
  }

  void send(String event, Object data) throws IOException {
    write("event: %s\ndata: %s\n\n".formatted(event, Json.text(data)));
  }

  /** An event from which the reader can go on after it lost the connection. */
  void send(String event, long id, Object data) throws IOException {
    write("id: %d\nevent: %s\ndata: %s\n\n".formatted(id, event, Json.text(data)));
  }

  /** Finds out whether the reader is still there. */
  void beat() throws IOException {
    write(":\n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }
}
