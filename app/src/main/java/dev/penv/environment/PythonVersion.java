package dev.penv.environment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A release of Python 3 for which there is an image.
 *
 * @param minor 12 for 3.12
 */
record PythonVersion(int minor) {
  static final PythonVersion USUAL = new PythonVersion(12);

  private static final String IMAGE = "mcr.microsoft.com/devcontainers/python:";
  private static final int OLDEST = 9;
  private static final int NEWEST = 13;
  private static final Pattern WANTED =
      Pattern.compile(
          "(?m)^[ \\t]{0,20}(?:requires-python|python)[ \\t]{0,20}=[ \\t]{0,20}"
              + "\"([^\"\\n]{1,80})\"");
  private static final Pattern LEAST = Pattern.compile("(?:>=|~=|==|\\^)\\s*3\\.(\\d{1,2})");
  private static final Pattern BELOW = Pattern.compile("<\\s*3\\.(\\d{1,2})");
  private static final Pattern EXACTLY = Pattern.compile("==\\s*3\\.(\\d{1,2})");

  /** The usual one, or the nearest to it that this {@code pyproject.toml} allows. */
  static PythonVersion of(String pyproject) {
    var wanted = WANTED.matcher(pyproject);
    if (!wanted.find()) return USUAL;
    var text = wanted.group(1);
    var exactly = minor(EXACTLY, text, 0);
    var least = Math.max(OLDEST, minor(LEAST, text, OLDEST));
    var most = exactly > 0 ? exactly : Math.min(NEWEST, minor(BELOW, text, NEWEST + 1) - 1);
    return new PythonVersion(Math.min(NEWEST, Math.max(least, Math.min(USUAL.minor, most))));
  }

  private static int minor(Pattern pattern, String text, int otherwise) {
    var found = pattern.matcher(text);
    return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
  }

  /** The release that one of these images has; empty for any other image. */
  static Optional<String> release(String image) {
    return image.startsWith(IMAGE)
        ? Optional.of(image.substring(IMAGE.length()))
        : Optional.empty();
  }

  String image() {
    return IMAGE + "3." + minor;
  }
}
