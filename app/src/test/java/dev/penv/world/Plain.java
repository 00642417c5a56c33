package dev.penv.world;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Takes out of a text what differs from one time to another: names, times, addresses, sizes. */
final class Plain {
  private static final Pattern RUN = Pattern.compile("r-[0-9a-hj-km-np-tv-z]{8}\\b");
  private static final Pattern REPLY = Pattern.compile("(reply=)\\d+");
  private static final Pattern BUTTON = Pattern.compile("(button=)[0-9a-f-]{36}");
  private static final Pattern SIGNED = Pattern.compile("\\?expires=\\d+&sig=[\\w-]+");
  private static final Pattern LOOPBACK = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
  private static final String SPAN = "(?:\\d+ h \\d\\d m|\\d+ m \\d\\d s|\\d+(?:\\.\\d)? s)";
  private static final Pattern PHASES =
      Pattern.compile(
          "(?:(?:queued|reading|choice|machine|environment|task|results|release) %s(?:, )?)+"
              .formatted(SPAN));

  /** Those that took no time are not told. */
  private static final Pattern TOLD_PHASES = Pattern.compile("(\n\nPhases: | · |(?m)^)PHASES");

  private static final Pattern COMMENT = Pattern.compile("(#issuecomment-)\\d+");
  private static final Pattern TIME = Pattern.compile(SPAN);
  private static final Pattern CLOCK = Pattern.compile("\\d\\d:\\d\\d UTC");
  private static final Pattern MACHINE =
      Pattern.compile("\\d+ CPUs?, \\d+(?:\\.\\d)? [GM]B memory");

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> commits;
  private int runs;

  /**
   * @param commits names of commits by their full ids
   */
  Plain(Map<String, String> commits) {
    this.commits = Map.copyOf(commits);
  }

  String of(String text) {
    var plain = RUN.matcher(text).replaceAll(this::run);
    for (var commit : commits.entrySet()) {
      var full = commit.getKey();
      plain =
          plain.replace(full, commit.getValue()).replace(full.substring(0, 7), commit.getValue());
    }
    plain = SIGNED.matcher(plain).replaceAll("");
    plain = LOOPBACK.matcher(plain).replaceAll("http://github");
    plain = REPLY.matcher(plain).replaceAll("$1COMMENT");
    plain = BUTTON.matcher(plain).replaceAll("$1PRESS");
    plain = PHASES.matcher(plain).replaceAll("PHASES");
    plain = TOLD_PHASES.matcher(plain).replaceAll("");
    plain = COMMENT.matcher(plain).replaceAll("$1COMMENT");
    plain = TIME.matcher(plain).replaceAll("TIME");
    plain = CLOCK.matcher(plain).replaceAll("CLOCK");
    return MACHINE.matcher(plain).replaceAll("MACHINE");
  }

  /** In the order in which they are met. */
  private String run(MatchResult found) {
    return names.computeIfAbsent(found.group(), _ -> "r-" + ++runs);
  }
}
