package dev.penv.web;

import io.javalin.http.Context;

/** Answers that are the same everywhere. */
final class Answers {
  private static final String POLICY = policy("'self'");

  private Answers() {}

  /**
   * What a page may do.
   *
   * @param formAction the only origin that its forms may be sent to
   */
  static String policy(String formAction) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        + " connect-src 'self'; base-uri 'none'; form-action %s; frame-ancestors 'none'"
            .formatted(formAction);
  }

  /** On every answer, before it is made. */
  static void protect(Context context) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
  }

  static void plain(Context context, int status, String text) {
    context.status(status).contentType("text/plain; charset=utf-8").result(text + "\n");
  }

  /** To a program that came without a valid token or link. */
  static void denyProgram(Context context) {
    context.header("WWW-Authenticate", "Bearer");
    problem(
        context,
        401,
        "This needs an API token, the operator's token, or a valid link to this run.");
  }

  static void problem(Context context, int status, String detail) {
    Json.write(context.status(status), "application/problem+json", new Problem(status, detail));
  }

  /** An error as programs read it (RFC 9457). */
  record Problem(int status, String detail) {}
}
