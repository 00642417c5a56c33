package dev.penv.github;

import static java.lang.Math.clamp;

import java.util.List;

/**
 * The last guard before GitHub's limits. Reports are cut politely where they are written; what is
 * still too long here is cut so that it renders and is accepted.
 */
final class Fit {
  /** GitHub refuses a comment of 65 536 characters. */
  private static final int COMMENT = 65_535;

  private static final int CHECK = 65_535;
  private static final int TITLE = 255;
  private static final int MESSAGE = 60_000;

  /** Annotations in one request. */
  private static final int BATCH = 50;

  private static final String CUT = "\n\n*… cut: too long for GitHub*\n";

  /** For what is appended to close a fence or a folded part. */
  private static final int RESERVE = 200;

  private Fit() {}

  /** The comment as it is sent: within the limit and ending in its hidden mark. */
  static Writing.Say say(Writing.Say say) {
    var mark = "\n\n" + say.hiddenMark();
    var body = head(say.body(), COMMENT - mark.length()) + mark;
    return new Writing.Say(say.repo(), say.number(), say.marker(), body, say.urgency());
  }

  /**
   * The check run as one request.
   *
   * @param told annotations that GitHub has already; the next ones go with this request
   */
  static Writing.Show show(Writing.Show show, int told) {
    var check = show.check();
    var fitting =
        new Check(
            check.state(),
            check.startedAt(),
            check.details(),
            cut(check.title(), TITLE),
            head(check.summary(), CHECK),
            tail(check.text(), CHECK),
            batch(check.annotations(), told),
            check.images(),
            check.buttons());
    return new Writing.Show(
        show.repo(), show.commit(), show.name(), show.externalId(), fitting, show.urgency());
  }

  private static List<Check.Annotation> batch(List<Check.Annotation> all, int told) {
    var from = clamp(told, 0, all.size());
    return all.subList(from, Math.min(from + BATCH, all.size())).stream()
        .map(note ->
            new Check.Annotation(
                note.path(),
                note.line(),
                note.level(),
                cut(note.title(), TITLE),
                cut(note.message(), MESSAGE)))
        .toList();
  }

  /** The beginning of some Markdown, cut at a line's end, with everything closed. */
  static String head(String markdown, int most) {
    if (markdown.length() <= most) return markdown;
    var room = most - CUT.length() - RESERVE;
    var lineEnd = markdown.lastIndexOf('\n', room);
    var kept = cut(markdown, lineEnd > room / 2 ? lineEnd : room);
    return kept + closing(kept) + CUT;
  }

  private static String closing(String markdown) {
    var fence = Fences.openAtEnd(markdown);
    var closing = fence.isEmpty() || fence.length() > RESERVE / 2 ? "" : "\n" + fence;
    var folded = count(markdown, "<details") > count(markdown, "</details");
    return folded ? closing + "\n\n</details>" : closing;
  }

  /** The end of some Markdown: in a log it is the end that matters. */
  static String tail(String markdown, int most) {
    if (markdown.length() <= most) return markdown;
    var from = markdown.length() - (most - CUT.length() - RESERVE);
    var lineEnd = markdown.indexOf('\n', from);
    var start = lineEnd < 0 || lineEnd > from + most / 2 ? from : lineEnd + 1;
    if (Character.isLowSurrogate(markdown.charAt(start))) start++;
    var fence = Fences.openAtEnd(markdown.substring(0, start));
    var reopened = fence.isEmpty() || fence.length() > RESERVE / 2 ? "" : fence + "\n";
    return CUT.strip() + "\n\n" + reopened + markdown.substring(start);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) return text;
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count++;
    return count;
  }
}
