package dev.penv.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;

/** Sends bytes that lie somewhere, all or the range that was asked for, without holding them. */
final class Download {
  private Download() {}

  /** Copies bytes from (inclusive) to (exclusive). */
  @FunctionalInterface
  interface Source {
    void copy(long from, long to, OutputStream out) throws IOException;
  }

  static void send(Context context, long length, Source source) throws IOException {
    context.header("Accept-Ranges", "bytes");
    switch (ByteRange.of(context.header("Range"), length)) {
      case ByteRange.Whole() -> send(context, 0, length, source);
      case ByteRange.Part(var from, var to) -> {
        context.status(206);
        context.header("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, length));
        send(context, from, to, source);
      }
      case ByteRange.Beyond() -> {
        context.header("Content-Range", "bytes */" + length);
        Answers.plain(context, 416, "There are only %d bytes.".formatted(length));
      }
    }
  }

  private static void send(Context context, long from, long to, Source source) throws IOException {
    context.res().setContentLengthLong(to - from);
    if (to > from) source.copy(from, to, context.res().getOutputStream());
  }
}
