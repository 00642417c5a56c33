package dev.penv.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.environment.Direction;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureFilesTest {
  private static final Map<String, Direction> UNDECLARED = Map.of();

  private final MeasureFiles files = new MeasureFiles();

  private MeasureFilesTest with(String name, String content) {
    files.add(List.of(new MeasureFile(name, content)));
    return this;
  }

  private List<String> headline(Map<String, Direction> declared) {
    return files.measures(declared).summary().stream()
        .map(measure -> measure.name() + "=" + Figures.of(measure.value()))
        .toList();
  }

  private Series series(String name) {
    return files.measures(UNDECLARED).series().stream()
        .filter(series -> series.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, Direction> declared() {
    var declared = new LinkedHashMap<String, Direction>();
    declared.put("loss", Direction.LOWER);
    declared.put("accuracy", Direction.HIGHER);
    return declared;
  }

  @Test
  void filesOfStepsBecomeSeriesInNaturalOrder() {
    with("epoch_10", "{\"loss\": 0.1, \"accuracy\": 91.2}")
        .with("epoch_2", "{\"loss\": 0.2}")
        .with("epoch_01.json", "{\"loss\": 0.3, \"accuracy\": 80}");

    assertThat(series("loss").points())
        .containsExactly(
            new Point("epoch_01", 0.3), new Point("epoch_2", 0.2), new Point("epoch_10", 0.1));
    assertThat(series("accuracy").points()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epoch_3          | {\"loss\": 0.5}            | loss        | epoch_3",
        "epoch3.json      | {\"loss\": 0.5}            | loss        | epoch3",
        "train/epoch_3    | {\"loss\": 0.5}            | train/loss  | epoch_3",
        "epoch_3/train    | {\"loss\": 0.5}            | train/loss  | epoch_3",
        "epoch_3/loss     | 0.5                        | loss        | epoch_3",
        "loss_3           | 0.5                        | loss        | loss_3",
        "loss/3           | 0.5                        | loss        | 3",
        "fold_1/epoch_3   | {\"loss\": 0.5}            | fold_1/loss | epoch_3",
        "fold_1/run/3/a   | {\"loss\": 0.5}            | fold_1/run/a/loss | 3",
        "3                | 0.5                        | value       | 3",
        "epoch_3          | {\"val\": {\"loss\": 0.5}} | val/loss    | epoch_3",
        "history          | {\"loss\": [0.5]}          | history/loss | 1",
      })
  void aStepIsFoundInThePath(String path, String content, String name, String step) {
    with(path, content);

    assertThat(files.measures(UNDECLARED).series())
        .containsExactly(new Series(name, List.of(new Point(step, 0.5))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accuracy           | 0.5               | accuracy",
        "f1                 | 0.5               | f1",
        "test.json          | {\"f1\": 0.5}     | test/f1",
        "resnet50/accuracy  | 0.5               | resnet50/accuracy",
        "summary            | {\"top5\": 0.5}   | top5",
        "summary.json       | {\"a\":{\"b\":0.5}} | a/b",
        "summary            | 0.5               | summary",
      })
  void aFileWithoutStepIsAHeadline(String path, String content, String name) {
    with(path, content);

    assertThat(headline(UNDECLARED)).containsExactly(name + "=0.5");
    assertThat(files.measures(UNDECLARED).series()).isEmpty();
  }

  @Test
  void declaredMeasuresLeadWithTheirDirections() {
    with("summary", "{\"seconds\": 12, \"accuracy\": 98.1, \"loss\": 0.0085}");

    assertThat(headline(declared())).containsExactly("loss=0.0085", "accuracy=98.1", "seconds=12");
    assertThat(files.measures(declared()).summary())
        .extracting(Measure::direction)
        .containsExactly(Direction.LOWER, Direction.HIGHER, Direction.NEUTRAL);
  }

  @Test
  void aDeclaredMeasureThatIsInNoSummaryHasItsLastValue() {
    with("summary", "{\"accuracy\": 98.1}")
        .with("epoch_2", "{\"loss\": 0.2, \"lr\": 1}")
        .with("epoch_10", "{\"loss\": 0.1, \"lr\": 1}");

    assertThat(headline(declared())).containsExactly("loss=0.1", "accuracy=98.1");
  }

  @Test
  void whereNobodySaysWhatMattersEverythingDoes() {
    with("epoch_1", "{\"loss\": 0.2, \"lr\": 1}").with("epoch_2", "{\"loss\": 0.1}");

    assertThat(headline(UNDECLARED)).containsExactly("loss=0.1", "lr=1");
  }

  @Test
  void theSetGrowsAndAFileMayChange() {
    with("epoch_1", "{\"loss\": 0.2}").with("epoch_2", "{\"lo");
    assertThat(series("loss").points()).hasSize(1);

    with("epoch_2", "{\"loss\": 0.1}").with("epoch_1", "{\"loss\": 0.3}");

    assertThat(series("loss").points())
        .containsExactly(new Point("epoch_1", 0.3), new Point("epoch_2", 0.1));
    assertThat(files.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".epoch_1.swp", "epoch_1~", "epoch_1.tmp", ".git/x", "a/.b/c"})
  void filesThatAreBeingWrittenAreNotLookedAt(String name) {
    with(name, "not json");

    assertThat(files.measures(UNDECLARED)).isEqualTo(Measures.NONE);
    assertThat(files.complaints()).isEmpty();
  }

  @Test
  void wordsFlagsAndNothingAreNoMeasures() {
    with("summary", "{\"model\": \"resnet\", \"ok\": true, \"note\": null, \"loss\": 1}");

    assertThat(headline(UNDECLARED)).containsExactly("loss=1");
    assertThat(files.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "-1e999"})
  void aLossThatExplodedDoesNotHideTheAccuracyBesideIt(String loss) {
    with("summary", "{\"loss\": " + loss + ", \"accuracy\": 1}");

    assertThat(headline(UNDECLARED)).containsExactly("accuracy=1");
    assertThat(files.complaints())
        .containsExactly(
            new Complaint(
                new Place.InFile("measures/summary", 1, 10),
                "`loss` is `%s`.".formatted(loss),
                "It is left out; see whether the computation diverged."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "loss: 1",
        "{\"loss\": 1",
        "{\"loss\": 1} {\"loss\": 2}",
        "{\"loss\": 1, \"loss\": 2}",
        "{'loss': 1}",
        "{\"loss\": 1,}",
        "0x10",
        "\u0000\u0001\uFFFD",
        "{\"a\u0000\": 1}",
      })
  void aFileThatIsNoJsonIsComplainedAboutAndTheOthersCount(String content) {
    with("epoch_1", "{\"loss\": 0.2}").with("epoch_2", content);

    assertThat(series("loss").points()).hasSize(1);
    assertThat(files.complaints()).hasSize(1);
    var complaint = files.complaints().getFirst();
    assertThat(((Place.InFile) complaint.place()).path()).isEqualTo("measures/epoch_2");
    assertThat(complaint.problem()).isNotBlank();
    assertThat(complaint.remedy()).isNotBlank();
  }

  @Test
  void aHugeFileIsRefused() {
    with("epoch_1", "[" + "1,".repeat(60_000_000 / 2) + "1]").with("epoch_2", "{\"loss\": 1}");

    assertThat(series("loss").points()).hasSize(1);
    assertThat(files.complaints().getFirst().problem()).contains("larger than 1 MB");
  }

  @Test
  void deepNestingIsRefused() {
    with("epoch_1", "{\"a\":".repeat(1000) + "1" + "}".repeat(1000));

    assertThat(files.measures(UNDECLARED)).isEqualTo(Measures.NONE);
    assertThat(files.complaints())
        .singleElement()
        .satisfies(told -> assertThat(told.problem()).startsWith("It is nested more than 16 deep"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\nb", "", "a//b", "/a", "a/", "\u202Eexe", "a/b/c/d/e/f/g/h/i"})
  void aNameThatCannotBeShownIsComplainedAbout(String name) {
    with(name, "1").with("good", "1");

    assertThat(headline(UNDECLARED)).containsExactly("good=1");
    assertThat(files.complaints()).hasSize(1);
    assertThat(files.complaints().getFirst().problem()).doesNotContain("\0", "\n", "\u202E");
  }

  @Test
  void tenThousandFilesAreReadAndNoMore() {
    IntStream.rangeClosed(1, 12_000).forEach(i -> with("step_" + i, "{\"loss\": 1}"));

    assertThat(series("loss").points()).hasSize(MeasureFiles.MOST_FILES);
    assertThat(files.complaints().getFirst().problem())
        .isEqualTo("There are more than 10,000 files of measures; the rest is left out.");
  }

  @Test
  void numbersInAllAreBounded() {
    var list = "{\"loss\": [" + "1,".repeat(9_999) + "1]}";
    IntStream.rangeClosed(1, 12).forEach(i -> with("history" + (char) ('a' + i), list));

    var points = files.measures(UNDECLARED).series().stream().mapToInt(s -> s.points().size());
    assertThat(points.sum()).isEqualTo(100_000);
    assertThat(files.complaints().getFirst().problem()).contains("100,000 measured values");
  }

  @Test
  void complaintsAreBounded() {
    IntStream.rangeClosed(1, 1000).forEach(i -> with("step_" + i, "junk"));

    assertThat(files.complaints()).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"progress", "progress.json"})
  void progressIsNoMeasure(String name) {
    with(name, "0.4");

    assertThat(files.measures(UNDECLARED)).isEqualTo(Measures.NONE);
  }
}
