package dev.penv.web;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers in what browsers send. */
final class Numbers {
  private Numbers() {}

  static Optional<Long> parameter(Context context, String name, long least, long most) {
    return read(context.queryParam(name), least, most);
  }

  /** Empty when it is no whole number, or out of bounds. */
  static Optional<Long> read(@Nullable String text, long least, long most) {
    if (text == null) return Optional.empty();
    try {
      return Optional.of(Long.parseLong(text)).filter(value -> value >= least && value <= most);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
