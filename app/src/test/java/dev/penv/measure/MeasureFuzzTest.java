package dev.penv.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Place;
import dev.penv.environment.Direction;
import dev.penv.world.Fuzz;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a task leaves, its measures are read. A failure names the seed of its files. */
class MeasureFuzzTest {
  private static final List<String> NAMES =
      List.of(
          "summary",
          "progress",
          "epoch_1",
          "epoch_10.json",
          "a/b/3",
          "..",
          "../../etc/passwd",
          "/",
          "",
          "\0",
          "\uD800",
          "x".repeat(300),
          "a/".repeat(50),
          "\u202E",
          "9".repeat(200),
          "_1",
          "1_",
          "loss_7",
          ".json",
          "CON",
          "a\\b",
          "e\u0301poch 2");
  private static final List<String> PARTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"loss\"",
          "\"\"",
          "\"\0\"",
          "1",
          "-0",
          "0.5",
          "1e999",
          "-1e-999",
          "NaN",
          "Infinity",
          "null",
          "true",
          "\"x\"",
          "\uFEFF",
          "\uFFFD",
          "\n",
          "//",
          "'",
          "{\"loss\":1}",
          "[1,2,[3]]",
          "9".repeat(500),
          "[".repeat(2000),
          "{\"a\":".repeat(1000));
  private static final Map<String, Direction> DECLARED = Map.of("loss", Direction.LOWER);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyDirectoryIsRead(long seed) {
    run(seed, 40);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104})
  void everyDirectoryIsReadForLonger(long seed) {
    run(seed, 2_000);
  }

  private static void run(long seed, int rounds) {
    Fuzz.rounds(seed, rounds, MeasureFuzzTest::directory, MeasureFuzzTest::check);
  }

  /** Files as they come, some of them again with other content. */
  private static List<MeasureFile> directory(Random random) {
    return Stream.generate(() -> new MeasureFile(name(random), content(random)))
        .limit(1 + random.nextInt(50))
        .toList();
  }

  private static void check(List<MeasureFile> directory) {
    var files = new MeasureFiles();
    for (var file : directory) {
      files.add(List.of(file));
      check(files);
    }
    draw(files);
  }

  private static void check(MeasureFiles files) {
    var measures = files.measures(DECLARED);
    assertThat(measures.summary()).allMatch(measure -> Double.isFinite(measure.value()));
    for (var row : Comparison.of(measures.summary(), List.of()).rows()) {
      assertThat(row).isInstanceOf(Comparison.Row.New.class);
    }
    for (var complaint : files.complaints()) {
      assertThat(((Place.InFile) complaint.place()).line()).isPositive();
      assertThat(complaint.problem()).isNotBlank().hasSizeLessThan(700).doesNotContain("\n", "\0");
      assertThat(complaint.remedy()).isNotBlank();
    }
  }

  private static void draw(MeasureFiles files) {
    var plots = Plots.of(files.measures(DECLARED));
    assertThat(plots.svg(Theme.LIGHT)).doesNotContain("NaN", "Infinity", "\0", "\uD800");
    assertThat(String.join("\n", plots.mermaid())).doesNotContain("`", "NaN", "Infinity");
  }

  private static String name(Random random) {
    var name = Fuzz.any(random, NAMES);
    return switch (random.nextInt(4)) {
      case 0 -> name + "/" + Fuzz.any(random, NAMES);
      case 1 -> "step-" + random.nextInt(1000);
      default -> name;
    };
  }

  private static String content(Random random) {
    if (random.nextInt(3) == 0) {
      return "{\"loss\": %s, \"%s\": %d}"
          .formatted(random.nextDouble(), (char) random.nextInt(200), random.nextLong());
    }
    var content = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      content.append(Fuzz.any(random, PARTS));
    }
    return content.toString();
  }
}
