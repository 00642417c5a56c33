package dev.penv.archive;

import java.util.regex.Pattern;

/** A run's name that is safe as a file's name. */
record RunName(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");

  RunName {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not the name of a run: " + value);
    }
  }
}
