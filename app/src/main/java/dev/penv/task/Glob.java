package dev.penv.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Which files of a workspace are outputs: {@code *} and {@code ?} within a name, {@code **} for any
 * folders. Naming a folder means all that is in it. Linear in what it matches, as both the pattern
 * and the names come from strangers.
 */
record Glob(String pattern) {
  boolean matches(String path) {
    var names = List.of(path.split("/", -1));
    return matches(segments(), names) || matches(below(), names);
  }

  /** The first folder or name, when no wildcard can stand for it; else nothing. */
  String start() {
    var first = segments().stream().findFirst().orElse("");
    return first.contains("*") || first.contains("?") ? "" : first;
  }

  private List<String> segments() {
    return Arrays.stream(pattern.split("/", -1))
        .filter(segment -> !segment.isEmpty() && !segment.equals("."))
        .toList();
  }

  private List<String> below() {
    var all = new ArrayList<>(segments());
    all.add("**");
    return all;
  }

  private static boolean matches(List<String> pattern, List<String> path) {
    return matches(pattern, path, "**"::equals, Glob::nameMatches);
  }

  private static boolean nameMatches(String pattern, String name) {
    return matches(
        pattern.codePoints().boxed().toList(),
        name.codePoints().boxed().toList(),
        wildcard -> wildcard == '*',
        (wanted, given) -> wanted == '?' || wanted.equals(given));
  }

  /**
   * Takes as little as it can for each wildcard, and gives only the latest one more when it gets
   * stuck: an earlier one could not do better.
   */
  private static <T> boolean matches(
      List<T> pattern, List<T> items, Predicate<T> wildcard, BiPredicate<T, T> one) {
    int at = 0;
    int latest = -1;
    int taken = 0;
    for (int item = 0; item < items.size(); ) {
      if (at < pattern.size() && wildcard.test(pattern.get(at))) {
        latest = at++;
        taken = item;
      } else if (at < pattern.size() && one.test(pattern.get(at), items.get(item))) {
        at++;
        item++;
      } else if (latest >= 0) {
        at = latest + 1;
        item = ++taken;
      } else {
        return false;
      }
    }
    return pattern.subList(at, pattern.size()).stream().allMatch(wildcard);
  }
}
