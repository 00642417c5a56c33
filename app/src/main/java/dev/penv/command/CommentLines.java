package dev.penv.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Emphasis;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Finds the lines of a comment that can be commands: those that begin with a slash and that GitHub
 * shows as plain text of a paragraph. Code, quotes, links, headings and HTML are left out.
 */
final class CommentLines {
  private static final Pattern NEWLINE = Pattern.compile("\r\n|\r|\n");

  /** Deeper nesting is no comment of a person, and would only cost time. */
  private static final int DEEPEST = 50;

  private static final int MOST_EMPHASIS = 8_000;

  private static final Parser PARSER =
      Parser.builder()
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();

  private final String[] source;
  private final List<Line> lines = new ArrayList<>();

  private CommentLines(String comment) {
    this.source = NEWLINE.split(comment, -1);
  }

  static List<Line> of(String comment) {
    var found = new CommentLines(comment);
    found.visit(PARSER.parse(withoutFloodOfEmphasis(comment)), 3);
    return List.copyOf(found.lines);
  }

  /**
   * Pairing that many emphasis marks takes the parser seconds, and emphasis is nothing to us. The
   * places of everything else stay, and the lines themselves come from the source.
   */
  private static String withoutFloodOfEmphasis(String comment) {
    var marks = comment.chars().filter(mark -> mark == '*' || mark == '_').count();
    return marks > MOST_EMPHASIS ? comment.replace('*', '%').replace('_', 'x') : comment;
  }

  /**
   * @param indent so many blanks may stand before the slash: three, as before any paragraph, but
   *     none in a list, where the indented text belongs to the item
   */
  private void visit(Node parent, int indent) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text text -> add(text, indent);
        case ListBlock list -> visit(list, 0);
        case ListItem _, Paragraph _, Emphasis _, StrongEmphasis _ -> visit(node, indent);
        default -> {}
      }
    }
  }

  private void add(Text text, int indent) {
    if (text.getSourceSpans().isEmpty()) return;
    var start = text.getSourceSpans().getFirst();
    var column = start.getColumnIndex();
    if (column > indent) return;
    var line = source[start.getLineIndex()];
    if (line.startsWith("/", column) && line.substring(0, column).isBlank()) {
      lines.add(new Line(start.getLineIndex() + 1, line.strip()));
    }
  }
}
