package dev.penv.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as GitHub would show it, as far as foreign words could change that. */
final class Rendered {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  /** What GitHub makes links of in plain text, and whom it notifies. */
  private static final Pattern ALIVE =
      Pattern.compile("(?i)(?<!\\w)@\\w|#\\d|\\bgh-\\d|https?://|\\bwww\\.\\w|<!--");

  private static final Pattern OURS =
      Pattern.compile("http://(penv|github)\\.test/.*|penv-comment:.*");

  private final String markdown;
  private final Node document;

  private Rendered(String markdown) {
    this.markdown = markdown;
    this.document = PARSER.parse(markdown);
  }

  static Rendered of(String markdown) {
    return new Rendered(markdown);
  }

  /** Nothing but our own tables, links, code and words; the asker alone is mentioned. */
  void isNeutral() {
    assertThat(markdown).doesNotContain("<!--");
    each(
        document,
        node -> {
          assertThat(node)
              .isNotInstanceOfAny(
                  HtmlBlock.class,
                  HtmlInline.class,
                  Image.class,
                  Heading.class,
                  ListBlock.class,
                  IndentedCodeBlock.class);
          switch (node) {
            case Link link -> assertThat(link.getDestination()).matches(OURS);
            case Text text ->
                assertThat(text.getLiteral().replaceFirst("^@ada$", ""))
                    .doesNotContainPattern(ALIVE);
            case FencedCodeBlock fenced -> assertThat(fenced.getClosingFenceLength()).isNotNull();
            case TableRow row -> assertThat(cells(row)).isEqualTo(columns(row));
            default -> {}
          }
        });
  }

  private static int cells(TableRow row) {
    int cells = 0;
    for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) cells++;
    return cells;
  }

  /** Of the head of the table. */
  private static int columns(TableRow row) {
    var table = row.getParent().getParent();
    return cells((TableRow) table.getFirstChild().getFirstChild());
  }

  private static void each(Node parent, Consumer<Node> action) {
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      action.accept(node);
      each(node, action);
    }
  }
}
