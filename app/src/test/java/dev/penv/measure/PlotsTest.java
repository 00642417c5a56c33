package dev.penv.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Direction;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import dev.penv.world.Snapshot;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class PlotsTest {
  private static final int LARGEST = 60_000;

  private static Series series(String name, int steps, IntToDoubleFunction value) {
    return new Series(
        name,
        IntStream.rangeClosed(1, steps)
            .mapToObj(i -> new Point("epoch_" + i, value.applyAsDouble(i)))
            .toList());
  }

  private static Plots plots(Series... series) {
    return Plots.of(new Measures(List.of(), List.of(series)));
  }

  private static Plots alone(Series series) {
    return new Plots(List.of(new Plot("x", List.of(series), Map.of())), "");
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

  private static Measure measure(String name, double value) {
    return new Measure(name, value, Direction.NEUTRAL);
  }

  /** As a training usually goes: some measures, beside those of the base branch. */
  private static Plots training() {
    var noise = new Random(7);
    var measures =
        new Measures(
            List.of(measure("accuracy", 98.1), measure("val/loss", 0.03)),
            List.of(
                series(
                    "train/loss",
                    120,
                    i -> 2.3 * Math.exp(-i / 18.0) + 0.004 + noise.nextDouble() / 200),
                series(
                    "val/loss",
                    120,
                    i -> 2.4 * Math.exp(-i / 16.0) + 0.02 + noise.nextDouble() / 100),
                series("accuracy", 30, i -> 98.4 - 60 * Math.exp(-i / 5.0)),
                series("lr", 120, i -> i < 10 ? i / 1e4 : 1e-3 * Math.cos((i - 10) / 75.0))));
    var base = List.of(measure("accuracy", 97.6), measure("val/loss", 0.05));
    return Plots.of(measures).besides("main", Comparison.of(measures.summary(), base));
  }

  /** Look at the picture before you accept a change of it. */
  @ParameterizedTest
  @EnumSource
  void aTrainingLooksAsItDid(Theme theme) {
    var svg = training().svg(theme);
    Snapshot.compare(PlotsTest.class, "training-%s.svg".formatted(theme.word()), svg);
  }

  @Test
  void aTrainingIsChartedAsItWas() {
    var charts = String.join("\n\n", training().mermaid()) + "\n";
    Snapshot.compare(PlotsTest.class, "training.mermaid", charts);
  }

  @Test
  void seriesOfTheSameMeasureShareAPlotAndTheHeadlineComesFirst() {
    var all =
        Plots.of(
            new Measures(
                List.of(measure("lr", 1)),
                List.of(
                    series("train/loss", 3, i -> i),
                    series("lr", 3, i -> i),
                    series("val/loss", 3, i -> i))));

    assertThat(all.all()).extracting(Plot::title).containsExactly("lr", "loss");
    assertThat(all.all().getLast().series())
        .extracting(Series::name)
        .containsExactly("train/loss", "val/loss");
  }

  @Test
  void twoPointsAreNoPlotAndWhatIsNoNumberDoesNotCount() {
    assertThat(plots(series("x", 2, i -> i)).isEmpty()).isTrue();
    assertThat(plots(series("x", 3, i -> i == 2 ? Double.NaN : i)).isEmpty()).isTrue();
    assertThat(plots(series("x", 4, i -> i == 2 ? Double.NEGATIVE_INFINITY : i)).isEmpty())
        .isFalse();
  }

  @Test
  void aPictureSaysInWordsWhatItShows() {
    var all =
        plots(series("loss", 20, i -> 1.0 / i))
            .besides("main", Comparison.of(List.of(), List.of(measure("loss", 0.04))));

    assertThat(all.inWords()).isEqualTo("loss from 1 to 0.05 over 20 steps (main: 0.04)");
    var root = parsed(all.svg(Theme.LIGHT));
    assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("loss");
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo(all.inWords());
  }

  @Test
  void theBaseIsADashedLineUnlessItIsTooFarAway() {
    var loss = series("loss", 9, i -> i);
    var near = Comparison.of(List.of(), List.of(measure("loss", 5)));
    var far = Comparison.of(List.of(), List.of(measure("loss", 5_000)));

    assertThat(plots(loss).besides("main", near).svg(Theme.LIGHT))
        .contains("stroke-dasharray=\"6 5\"", ">main<");
    assertThat(plots(loss).besides("main", far).svg(Theme.LIGHT)).doesNotContain("6 5", ">main<");
    assertThat(plots(loss).besides("main", near).mermaid().getFirst())
        .contains("(flat line: main)", "line [5, 5, 5, 5, 5, 5, 5, 5, 5]");
  }

  @Test
  void aLossOverDecadesGetsALogarithmicScaleAndAStraightLineDoesNot() {
    assertThat(plots(series("loss", 100, i -> Math.exp(-i / 8.0))).svg(Theme.LIGHT))
        .contains(">log<", ">0.001<");
    assertThat(plots(series("tokens", 100, i -> i * 1000.0)).svg(Theme.LIGHT))
        .doesNotContain(">log<");
    assertThat(plots(series("x", 100, i -> i == 1 ? 0 : Math.exp(-i / 8.0))).svg(Theme.LIGHT))
        .doesNotContain(">log<");
  }

  @Test
  void foreignNamesStayText() {
    var name = "</text><script>alert(1)</script>\"' onload=\"x\u0000\u0008\uD800```%%{init}%%\n";
    var all =
        plots(
            new Series(name, List.of(new Point(name, 1), new Point("b", 2), new Point("c", 2))),
            series(name + "/" + name, 3, i -> i));

    var root = parsed(all.svg(Theme.DARK));

    assertThat(root.getElementsByTagName("script").getLength()).isZero();
    assertThat(root.hasAttribute("onload")).isFalse();
    assertThat(all.mermaid())
        .isNotEmpty()
        .allSatisfy(chart ->
            assertThat(chart.replaceFirst("%%\\{init: .*}%%\n", ""))
                .doesNotContain("%", "`", "<", ";", "#")
                .hasLineCount(5));
  }

  @Test
  void aPictureNeedsNothingFromElsewhere() {
    assertThat(training().svg(Theme.LIGHT))
        .doesNotContain("<style", "style=", "script", "href", "url(", "<image", "<foreign");
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
    "1e-300, 1e300",
  })
  void anyFiniteValuesCanBeDrawn(double first, double second) {
    var all = plots(series("x", 5, i -> i == 1 ? first : second));
    var svg = all.svg(Theme.LIGHT);

    parsed(svg);
    assertThat(svg).doesNotContain("NaN", "Infinity").contains("text-anchor=\"end\"");
    assertThat(svg.length()).isLessThan(5000);
    assertThat(String.join("", all.mermaid())).doesNotContain("NaN", "E").hasSizeLessThan(1000);
  }

  @Test
  void aSinglePointAndNoPointAtAllCanBeDrawn() {
    parsed(Plots.NONE.svg(Theme.LIGHT));
    parsed(alone(new Series("x", List.of())).svg(Theme.LIGHT));
    assertThat(alone(series("x", 1, i -> 3)).svg(Theme.LIGHT)).contains("h0");
  }

  @Test
  void aLongSeriesIsThinnedButKeepsItsSpike() {
    var svg = plots(series("x", 100_000, i -> i == 77_777 ? 1000 : i % 2)).svg(Theme.LIGHT);

    assertThat(svg.length()).isLessThan(20_000);
    assertThat(svg).contains(">1000<");
  }

  @Test
  void manyLongSeriesStaySmall() {
    var noise = new Random(1);
    var many =
        IntStream.range(0, 200)
            .mapToObj(i -> series("%d/%d".formatted(i, i % 20), 2_000, _ -> noise.nextGaussian()))
            .toArray(Series[]::new);

    assertThat(plots(many).svg(Theme.LIGHT)).hasSizeLessThan(LARGEST).contains("16 more on");
    assertThat(plots(many).mermaid()).hasSize(2).allMatch(chart -> chart.length() < 1_500);
  }

  @Test
  void theRevisionChangesWithThePicture() {
    assertThat(training().revision()).isEqualTo(training().revision()).matches("[0-9a-f]{8}");
    assertThat(plots(series("x", 4, i -> i)).revision())
        .isNotEqualTo(plots(series("x", 5, i -> i)).revision());
  }

  @Test
  void aChartReadsUnevenStepsOffAtEqualDistances() {
    var points =
        List.of(new Point("step-0", 0), new Point("step-10", 10), new Point("step-118", 10));

    var chart = alone(new Series("x", points)).mermaid().getFirst();

    assertThat(chart).contains("x-axis \"step\" 0 --> 118", "line [0, 2, 4, 6, 8, 10, 10, 10, ");
    assertThat(chart.split(", 10").length).isGreaterThan(50);
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
