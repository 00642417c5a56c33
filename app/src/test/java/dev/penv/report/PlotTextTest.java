package dev.penv.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.measure.Measures;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import dev.penv.measure.Plots;
import dev.penv.measure.Theme;
import dev.penv.run.Outcome;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import dev.penv.world.Examples;
import dev.penv.world.PlainLinks;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;

class PlotTextTest {
  private static final String HOSTILE =
      "a\"><script>alert(1)</script>\n\n@ada #1 ``` <!-- penv:run=r-x --> \"]\nline [9]";

  /** Of a penv that GitHub reaches. */
  private static final PlainLinks PUBLIC =
      new PlainLinks() {
        @Override
        public Optional<URI> plots(Run run, Theme theme, String revision) {
          return Optional.of(
              URI.create(
                  "https://penv.test/plots/%s.svg?theme=%s&v=%s"
                      .formatted(run.id(), theme.word(), revision)));
        }
      };

  private static Plots plots(String name) {
    var points = IntStream.range(0, 5).mapToObj(i -> new Point(name + "_" + i, i)).toList();
    return Plots.of(new Measures(List.of(), List.of(new Series(name, points))));
  }

  private static List<Node> blocks(String markdown) {
    var blocks = new ArrayList<Node>();
    var document = Parser.builder().build().parse(markdown);
    for (var at = document.getFirstChild(); at != null; at = at.getNext()) blocks.add(at);
    return blocks;
  }

  @Test
  void aPictureThatGitHubCanFetchIsLightAndDark() {
    var plots = plots("loss");

    assertThat(new PlotText(PUBLIC).of(Examples.train(), plots))
        .isEqualTo(
            """
            <picture>
            <source media="(prefers-color-scheme: dark)" \
            srcset="https://penv.test/plots/r-7f3kq2ab.svg?theme=dark&amp;v=%1$s">
            <img alt="loss from 0 to 4 over 5 steps" \
            src="https://penv.test/plots/r-7f3kq2ab.svg?theme=light&amp;v=%1$s">
            </picture>\
            """
                .formatted(plots.revision()));
    assertThat(new PlotText(PUBLIC).image(Examples.train(), plots))
        .hasValueSatisfying(
            image -> assertThat(image.address()).hasQuery("theme=light&v=" + plots.revision()));
  }

  @Test
  void withoutOneThereIsAChart() {
    assertThat(new PlotText(new PlainLinks()).of(Examples.train(), plots("loss")))
        .startsWith("```mermaid\n")
        .contains("\nxychart-beta\n", "line [0, 1, 2, 3, 4]")
        .endsWith("\n```");
    assertThat(new PlotText(new PlainLinks()).image(Examples.train(), plots("loss"))).isEmpty();
  }

  @Test
  void foreignNamesBreakOutOfNeither() {
    var picture = new PlotText(PUBLIC).of(Examples.train(), plots(HOSTILE));
    assertThat(blocks(picture)).singleElement().isInstanceOf(HtmlBlock.class);
    assertThat(picture).doesNotContain("<script", "<!--").hasLineCount(4);

    var chart = new PlotText(new PlainLinks()).of(Examples.train(), plots(HOSTILE));
    assertThat(blocks(chart))
        .singleElement()
        .isInstanceOfSatisfying(
            FencedCodeBlock.class,
            block -> assertThat(block.getLiteral()).hasLineCount(6).doesNotContain("\"]", "<"));
  }

  @Test
  void nothingToDrawIsNothing() {
    assertThat(new PlotText(PUBLIC).of(Examples.train(), Plots.NONE)).isEmpty();
    assertThat(new PlotText(PUBLIC).image(Examples.train(), Plots.NONE)).isEmpty();
  }

  @Test
  void theyStandBelowTheTableAndGiveWayToItWhenAllIsTooLong() {
    var view = new RunView(Examples.train(), Examples.running());
    assertThat(comment(view)).containsSubsequence("| `accuracy`", "```mermaid", "stop: `/stop");

    var progress = view.progress();
    for (var note : Collections.nCopies(9, "x".repeat(7_200))) {
      progress = progress.noting(note + progress.notes().size());
    }
    assertThat(comment(new RunView(Examples.train(), progress)))
        .contains("| `accuracy`", "stop: `/stop")
        .doesNotContain("mermaid");
  }

  @Test
  void theResultHasThemToo() {
    var ended = Examples.running().ended(new Outcome.Succeeded(), Examples.NOON.plusSeconds(60));
    var report =
        new RunReport(
            new RunView(Examples.train(), ended), new Baseline.Needless(), plots("loss"), "");

    var written = new RunReports(PUBLIC).ended(report);

    assertThat(written)
        .filteredOn(Writing.Say.class::isInstance)
        .singleElement()
        .asString()
        .contains("<picture>");
    assertThat(written)
        .filteredOn(Writing.Show.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Writing.Show.class, show -> assertThat(show.check().images()).hasSize(1));
  }

  private static String comment(RunView view) {
    return new RunReports(new PlainLinks())
        .live(view, plots("loss"), Urgency.NOW).stream()
            .filter(Writing.Say.class::isInstance)
            .map(writing -> ((Writing.Say) writing).body())
            .findFirst()
            .orElseThrow();
  }
}
