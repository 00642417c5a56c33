package dev.penv.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sentence of a report, which is Markdown with nothing but code spans and escapes, cut into
 * pieces: a page shows it without ever taking foreign words for markup.
 */
public record Prose(List<Piece> pieces) {
  private static final Pattern CODE =
      Pattern.compile("(?<![\\\\`])(`+)(?!`)(.+?)(?<!`)\\1(?!`)", Pattern.DOTALL);

  private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");

  /** Some words, as they are, or as code. */
  public record Piece(String text, boolean code) {}

  public static Prose of(String markdown) {
    var pieces = new ArrayList<Piece>();
    var code = CODE.matcher(markdown);
    var end = 0;
    while (code.find()) {
      plain(markdown.substring(end, code.start()), pieces);
      pieces.add(new Piece(code.group(2).strip().replace("\\|", "|"), true));
      end = code.end();
    }
    plain(markdown.substring(end), pieces);
    return new Prose(List.copyOf(pieces));
  }

  public boolean isEmpty() {
    return pieces.isEmpty();
  }

  private static void plain(String text, List<Piece> pieces) {
    var shown = ESCAPE.matcher(text).replaceAll("$1").replace("\u2060", "");
    if (!shown.isEmpty()) pieces.add(new Piece(shown, false));
  }
}
