package dev.penv.web;

import dev.penv.login.Session;
import dev.penv.secret.FormMarks;
import io.javalin.http.Context;
import java.util.Optional;

/** What browsers send from our own pages, and from no other. */
final class Forms {
  /** The field that marks a form. */
  static final String FIELD = "csrf";

  /** The same for a program in a page. */
  static final String HEADER = "X-CSRF-Token";

  private static final int LONGEST = 10_000;

  private final Settings settings;
  private final FormMarks marks;

  Forms(Settings settings, FormMarks marks) {
    this.settings = settings;
    this.marks = marks;
  }

  String mark(Session session) {
    return marks.of(session.key());
  }

  /**
   * Returns when one of our pages sent this for this session.
   *
   * @throws Foreign when that is not sure
   */
  void check(Context context, Session session) {
    if (!isFromHere(context) || !marks.holds(given(context), session.key())) throw new Foreign();
  }

  /** For an API, where a header is all that a cookie is worth. */
  void checkHeader(Context context, Session session) {
    var mark = Optional.ofNullable(context.header(HEADER)).orElse("");
    if (!isFromHere(context) || !marks.holds(mark, session.key())) throw new Foreign();
  }

  private static String given(Context context) {
    return Optional.ofNullable(context.header(HEADER)).orElseGet(() -> field(context, FIELD));
  }

  /** A field of a form; empty when there is none, or when the form cannot be ours. */
  static String field(Context context, String name) {
    if (!isSmall(context)) return "";
    return Optional.ofNullable(context.formParam(name)).orElse("").strip();
  }

  /**
   * Whether the form may be read: it would be taken in whole, into memory or onto the disk.
   * Browsers say how long theirs is.
   */
  static boolean isSmall(Context context) {
    var announced = context.req().getContentLengthLong();
    return announced >= 0 && announced <= LONGEST;
  }

  /** Whether a page of ours sent it: a browser says from where it sends. */
  boolean isFromHere(Context context) {
    var site = context.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin")) return false;
    var origin = context.header("Origin");
    return origin != null && isOurs(origin, String.valueOf(context.host()));
  }

  private boolean isOurs(String origin, String host) {
    var url = settings.url();
    return origin.equals(url.getScheme() + "://" + url.getAuthority())
        || origin.equals("http://" + host)
        || origin.equals("https://" + host);
  }
}
