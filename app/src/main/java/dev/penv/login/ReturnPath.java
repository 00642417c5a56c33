package dev.penv.login;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a browser goes after its login: a page of penv and nothing else. */
public final class ReturnPath {
  /** Where nothing else was asked for. */
  public static final String USUAL = "/runs";

  private static final int LONGEST = 1_000;

  /**
   * A path and perhaps a query. No second slash, backslash or dot segment: browsers make other
   * hosts and other paths of these.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "(/[A-Za-z0-9_~%!$&'()*+,;=:@-][A-Za-z0-9._~%!$&'()*+,;=:@-]*)+/?"
              + "(\\?[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*)?");

  private ReturnPath() {}

  /**
   * The path, or the usual one when it is none.
   *
   * @param asked hostile
   */
  public static String of(@Nullable String asked) {
    if (asked == null || asked.length() > LONGEST) return USUAL;
    return FORM.matcher(asked).matches() ? asked : USUAL;
  }
}
