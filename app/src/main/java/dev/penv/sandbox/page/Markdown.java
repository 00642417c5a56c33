package dev.penv.sandbox.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders comments roughly as GitHub does, to HTML that can do no harm. */
final class Markdown {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .sanitizeUrls(true)
          .softbreak("<br>\n")
          .nodeRendererFactory(RawHtml::new)
          .attributeProviderFactory(_ -> Markdown::guardLinks)
          .build();

  private Markdown() {}

  static String html(String text) {
    return RENDERER.render(PARSER.parse(text));
  }

  private static void guardLinks(Node node, String tag, Map<String, String> attributes) {
    if (tag.equals("a")) {
      attributes.put("rel", "nofollow noopener noreferrer");
    }
  }

  /** HTML in the Markdown: a few tags pass, comments vanish, everything else becomes text. */
  private static final class RawHtml implements NodeRenderer {
    private final HtmlNodeRendererContext context;

    RawHtml(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(HtmlBlock.class, HtmlInline.class);
    }

    @Override
    public void render(Node node) {
      var html = context.getWriter();
      if (node instanceof HtmlBlock block) {
        html.line();
        html.raw(Tags.filter(block.getLiteral()));
        html.line();
      } else if (node instanceof HtmlInline inline) {
        html.raw(Tags.filter(inline.getLiteral()));
      }
    }
  }
}
