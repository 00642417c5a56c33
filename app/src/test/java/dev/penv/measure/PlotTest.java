package dev.penv.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class PlotTest {
  private static Series series(String name, int steps, IntToDoubleFunction value) {
    return new Series(
        name,
        IntStream.rangeClosed(1, steps)
            .mapToObj(i -> new Point("epoch_" + i, value.applyAsDouble(i)))
            .toList());
  }

  private static Element parsed(String svg) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)))
          .getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError(svg, e);
    }
  }

  /** Look at the picture before you accept a change of it. */
  @ParameterizedTest
  @CsvSource({"loss.svg, false", "loss-file.svg, true"})
  void twoLinesOfALossLookAsTheyDid(String file, boolean alone) throws IOException {
    var plot =
        new Plot(
            "loss",
            List.of(
                series("train/loss", 8, i -> 1.2 / i), series("val/loss", 8, i -> 1.3 / i + 0.1)));

    try (var expected = PlotTest.class.getResourceAsStream(file)) {
      assertThat(expected).isNotNull();
      assertThat(alone ? plot.file() : plot.svg())
          .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void seriesOfTheSameMeasureShareAPlot() {
    var files = new MeasureFiles();
    files.add(
        List.of(
            new MeasureFile("train/epoch_1", "{\"loss\": 2, \"lr\": 1}"),
            new MeasureFile("val/epoch_1", "{\"loss\": 3}")));

    var plots = Plot.of(files.measures(Map.of()));

    assertThat(plots).extracting(Plot::title).containsExactly("loss", "lr");
    assertThat(plots.getFirst().series())
        .extracting(Series::name)
        .containsExactly("train/loss", "val/loss");
  }

  @Test
  void aPlotSaysInWordsWhatItShows() {
    var plot = new Plot("loss", List.of(series("loss", 20, i -> 1.0 / i)));

    assertThat(plot.inWords()).isEqualTo("loss: loss from 1 to 0.05 over 20 steps");
    assertThat(parsed(plot.svg()).getAttribute("aria-label")).isEqualTo(plot.inWords());
    assertThat(parsed(plot.svg()).getAttribute("role")).isEqualTo("img");
  }

  @Test
  void foreignNamesStayText() {
    var name = "</text><script>alert(1)</script>\"' onload=\"x\u0000\u0008\uD800";
    var plot =
        new Plot(
            name,
            List.of(
                new Series(name, List.of(new Point(name, 1), new Point("b", 2))),
                series(name, 2, i -> i)));

    var root = parsed(plot.svg());

    assertThat(root.getElementsByTagName("script").getLength()).isZero();
    assertThat(root.hasAttribute("onload")).isFalse();
  }

  @Test
  void anElementForAPageNeedsNoStyleSheet() {
    var plot = new Plot("loss", List.of(series("loss", 3, i -> i)));

    assertThat(plot.svg()).doesNotContain("<style", "style=", "script", "href");
    assertThat(plot.file()).contains("prefers-color-scheme:dark");
  }

  @ParameterizedTest
  @CsvSource({
    "1e308, -1e308",
    "4.9e-324, 0",
    "0, 0",
    "1, 1",
    "-5, -5",
    "1e-12, 1.0000001e-12",
    "1e15, 1000000000000001",
    "1e308, 1e308",
    "-1e-300, 1e300",
  })
  void anyFiniteValuesCanBeDrawn(double first, double second) {
    var svg = new Plot("x", List.of(series("x", 2, i -> i == 1 ? first : second))).svg();

    parsed(svg);
    assertThat(svg).doesNotContain("NaN", "Infinity");
    assertThat(svg.length()).isLessThan(5000);
    assertThat(svg).contains("text-anchor=\"end\"");
  }

  @Test
  void aSinglePointAndNoPointAtAllCanBeDrawn() {
    parsed(new Plot("x", List.of()).svg());
    parsed(new Plot("x", List.of(new Series("x", List.of()))).svg());
    assertThat(new Plot("x", List.of(series("x", 1, i -> 3))).svg()).contains("<circle");
  }

  @Test
  void aLongSeriesIsThinnedButKeepsItsSpike() {
    var svg = new Plot("x", List.of(series("x", 100_000, i -> i == 77_777 ? 1000 : i % 2))).svg();

    assertThat(svg.length()).isLessThan(20_000);
    assertThat(svg).contains(">1000<");
  }

  @Test
  void stepsAreSpacedByTheirNumbers() {
    var counted =
        Steps.of(
            List.of(
                new Series(
                    "x",
                    List.of(
                        new Point("step-1", 0), new Point("step-5", 0), new Point("step-9", 0)))));
    var named =
        Steps.of(
            List.of(new Series("x", List.of(new Point("warm up", 0), new Point("epoch_9", 0)))));

    assertThat(counted.unit()).isEqualTo("step");
    assertThat(counted.places().values()).containsExactlyInAnyOrder(1.0, 5.0, 9.0);
    assertThat(named.unit()).isEmpty();
    assertThat(named.places()).containsEntry("epoch_9", 1.0).containsEntry("warm up", 2.0);
  }
}
