package dev.penv.web;

import dev.penv.archive.Logs;
import io.javalin.http.Context;
import java.io.IOException;

/** The log of a run: its bytes, its lines, and where a text is in it. */
final class Logbook {
  private static final int LONGEST_SEARCH = 200;

  private final Logs logs;
  private final LogLines lines;

  Logbook(Logs logs, LogLines lines) {
    this.logs = logs;
    this.lines = lines;
  }

  /** As it is, colours and all. */
  void bytes(Context context, Visit visit) throws IOException {
    var run = visit.name();
    var length = logs.length(run);
    var from = Math.min(length, parameter(context, "from", 0));
    var to = Math.clamp(parameter(context, "to", length), from, length);
    context.contentType("text/plain; charset=utf-8");
    context.header("X-Log-Length", Long.toString(length));
    Download.send(
        context, to - from, (begin, end, out) -> logs.copy(run, from + begin, from + end, out));
  }

  void lines(Context context, Visit visit) throws IOException {
    var from = Numbers.parameter(context, "from", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L);
    var count = Numbers.parameter(context, "count", 1, Integer.MAX_VALUE).orElse(500L);
    Json.send(context, lines.lines(visit.name(), from, count.intValue()));
  }

  void search(Context context, Visit visit) throws IOException {
    var text = context.queryParam("q");
    if (text == null || text.isEmpty()) throw new Unfit("`q` is the text to find.");
    if (text.length() > LONGEST_SEARCH) throw new Unfit("`q` is too long.");
    Json.send(context, lines.search(visit.name(), text, parameter(context, "from", 0)));
  }

  private static long parameter(Context context, String name, long otherwise) {
    return Numbers.parameter(context, name, 0, Long.MAX_VALUE).orElse(otherwise);
  }
}
