package dev.penv.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the path of a measure file says about the numbers in it.
 *
 * @param folders above the file, without the step
 * @param stem the file's name without {@code .json}; empty when the file itself is the step
 * @param step such as {@code epoch_03}; empty when the file belongs to none
 */
record FileName(List<String> folders, String stem, String step) {
  private static final int DEEPEST = 8;

  /** A folder that counts: {@code 3}, {@code epoch_3}; not {@code resnet50}. */
  private static final Pattern COUNTING = Pattern.compile("(?:.*[-_. ])?\\d+");

  /** A file that counts and may hold several numbers: {@code epoch3} too. */
  private static final Pattern NUMBERED = Pattern.compile(".*\\d");

  /** A number's own name before the count: {@code loss_3}. */
  private static final Pattern NAME_AND_COUNT = Pattern.compile("(.*[^-_. ])[-_. ]+\\d+");

  FileName {
    folders = List.copyOf(folders);
  }

  /** Hidden files and those that are still being written by the usual names. */
  static boolean isPassing(String path) {
    return List.of(path.split("/", -1)).stream().anyMatch(part -> part.startsWith("."))
        || path.endsWith("~")
        || path.endsWith(".tmp")
        || path.endsWith(".part");
  }

  /** Empty when a name in the path is not one to show people. */
  static Optional<List<String>> parts(String path) {
    var parts = List.of(path.split("/", -1));
    return parts.size() <= DEEPEST
            && parts.stream().allMatch(part -> Numbers.NAME.matcher(part).matches())
        ? Optional.of(parts)
        : Optional.empty();
  }

  /**
   * @param isNumber whether the file is a single number, whose own name must come from the path
   */
  static FileName of(List<String> parts, boolean isNumber) {
    var stem = parts.getLast().replaceFirst("(?i)(?<=.)\\.json$", "");
    var folders = parts.subList(0, parts.size() - 1);
    if (isNumber) {
      var named = NAME_AND_COUNT.matcher(stem);
      if (named.matches()) return new FileName(folders, named.group(1), stem);
      if (COUNTING.matcher(stem).matches()) return new FileName(folders, "", stem);
    } else if (NUMBERED.matcher(stem).matches()) {
      return new FileName(folders, "", stem);
    }
    return belowStep(folders, stem);
  }

  /** The innermost folder that counts is the step of everything below it. */
  private static FileName belowStep(List<String> folders, String stem) {
    for (int i = folders.size() - 1; i >= 0; i--) {
      if (COUNTING.matcher(folders.get(i)).matches()) {
        var others = new ArrayList<>(folders);
        var step = others.remove(i);
        return new FileName(others, stem, step);
      }
    }
    return new FileName(folders, stem, "");
  }

  /** The name of a number with these keys. */
  String measure(List<String> keys) {
    var parts = new ArrayList<>(folders);
    if (!stem.isEmpty()) parts.add(stem);
    parts.addAll(keys);
    return parts.isEmpty() ? "value" : String.join("/", parts);
  }
}
