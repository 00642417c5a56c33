package dev.penv.template;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be chosen about a template.
 *
 * @param fallback the value where none is chosen; empty for none
 * @param values the usual ones, in the order of the template
 * @param isOpen whether other values may be chosen, too
 */
public record Option(String description, String fallback, List<String> values, boolean isOpen) {
  /** Cannot leave the place in a file where a template puts it. */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,39}");

  public Option {
    values = List.copyOf(values);
  }

  boolean accepts(String value) {
    return values.contains(value) || (isOpen && HARMLESS.matcher(value).matches());
  }
}
