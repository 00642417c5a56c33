package dev.penv.environment;

import java.util.List;
import java.util.regex.Pattern;

/** Whether what a file names can only be inside the workspace, or outside penv's own computer. */
final class Below {
  private static final int LONGEST = 500;
  private static final List<String> ELSEWHERE =
      List.of("https://", "run:", "s3://", "gs://", "az://");
  private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\\\\]{1," + LONGEST + "}");

  private Below() {}

  /** A relative path that does not climb; wildcards are letters here. */
  static boolean isPath(String text) {
    return PLAIN.matcher(text).matches()
        && !text.isBlank()
        && !text.startsWith("/")
        && !List.of(text.split("/")).contains("..");
  }

  static boolean isSource(String text) {
    if (!PLAIN.matcher(text).matches()) return false;
    if (text.startsWith("./")) return isPath(text);
    return ELSEWHERE.stream()
        .anyMatch(start -> text.startsWith(start) && text.length() > start.length());
  }

  /** An absolute path in a container, in plain letters. */
  static boolean isMountPoint(String text) {
    return PLAIN.matcher(text).matches() && text.startsWith("/") && isPath(text.substring(1));
  }
}
