package dev.penv.web;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which bytes of something a request wants (RFC 9110, 14.2). */
sealed interface ByteRange {
  Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** All of it. */
  record Whole() implements ByteRange {}

  /** From a byte to before another; never empty. */
  record Part(long from, long to) implements ByteRange {}

  /** There is nothing there. */
  record Beyond() implements ByteRange {}

  /** Several ranges at once, or what is no range, ask for the whole. */
  static ByteRange of(@Nullable String header, long length) {
    var form = FORM.matcher(header == null ? "" : header);
    if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
      return new Whole();
    }
    if (form.group(1).isEmpty()) {
      var last = Math.min(length, Long.parseLong(form.group(2)));
      return last == 0 ? new Beyond() : new Part(length - last, length);
    }
    var from = Long.parseLong(form.group(1));
    if (from >= length) return new Beyond();
    if (form.group(2).isEmpty()) return new Part(from, length);
    var to = Long.parseLong(form.group(2)) + 1;
    return to <= from ? new Whole() : new Part(from, Math.min(to, length));
  }
}
