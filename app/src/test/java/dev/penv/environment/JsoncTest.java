package dev.penv.environment;

import static dev.penv.environment.Readings.complaint;
import static dev.penv.environment.Readings.image;
import static dev.penv.environment.Readings.line;
import static dev.penv.environment.Readings.understood;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.document.Json;
import dev.penv.document.Jsonc;
import dev.penv.document.Position;
import dev.penv.document.Problems;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsoncTest {
  private static Json.Fields read(String text) {
    var problems = Problems.inJson("f.json");
    var root = Jsonc.read(text, problems);
    assertThat(problems.errors()).isEmpty();
    return root.orElseThrow();
  }

  private static Json.Field field(Json.Fields root, String key) {
    return Objects.requireNonNull(root.fields().get(key), key);
  }

  @Test
  void commentsTrailingCommasByteOrderMarkAndAllLineEndsAreRead() {
    var text =
        "\uFEFF// one\r\n{ /* two\n */ \"image\": \"a//b\", // three\r\"name\": [1, 2,],\n}\n// four";

    var root = read(text);

    assertThat(root.fields()).containsOnlyKeys("image", "name");
    assertThat(field(root, "image").value()).isEqualTo(new Json.Text(new Position(3, 14), "a//b"));
    assertThat(field(root, "name").at()).isEqualTo(new Position(4, 1));
  }

  @Test
  void placesCountCharactersNotBytes() {
    var root = read("{\"größe\": \"ü😀\", \"a\": true}");

    assertThat(field(root, "a").at()).isEqualTo(new Position(1, 18));
  }

  @Test
  void placesStayRightFarIntoALongFile() {
    var root = read("{\n" + "  // a comment that fills buffers\n".repeat(2000) + " \"a\": 1 }");

    assertThat(field(root, "a").at()).isEqualTo(new Position(2002, 2));
    assertThat(field(root, "a").value().at()).isEqualTo(new Position(2002, 7));
  }

  @Test
  void numbersStayAsWritten() {
    var root = read("{\"a\": 1e999999999, \"b\": -0.10}");

    assertThat(root.fields().values())
        .extracting(field -> ((Json.Number) field.value()).digits())
        .containsExactly("1e999999999", "-0.10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'a': 1}",
        "{a: 1}",
        "{\"a\": 0x10}",
        "{\"a\": +1}",
        "{\"a\": 01}",
        "{\"a\": .5}",
        "{\"a\": NaN}",
        "{\"a\": Infinity}",
        "{\"a\": -Infinity}",
        "{\"a\": undefined}",
        "{\"a\": True}",
        "{\"a\": 1,, \"b\": 2}",
        "{\"a\": [1,,]}",
        "{\"a\": [,]}",
        "{,}",
        "{\"a\": 1 \"b\": 2}",
        "{\"a\" 1}",
        "{\"a\"}",
        "{\"a\": \"tab\there\"}",
        "{\"a\": \"line\nbreak\"}",
        "{\"a\": \"\\x41\"}",
        "{\"a\": \"\\u12\"}",
        "{\"a\": 1} {\"b\": 2}",
        "{\"a\": 1} trailing",
        "{\"a\": 1}}",
        "# comment\n{}",
        "{\n<<<<<<< HEAD\n\"a\": 1\n}",
        "{\"a\":\0 1}",
        "image: alpine",
        "[]",
        "null",
        "\"text\"",
        "",
        "  \n",
        "// only a comment",
        "\uFFFD\uFFFD{\0}\0",
      })
  void everythingElseIsRefused(String text) {
    var complaint = complaint(Readings.of(text));

    assertThat(complaint.problem()).isNotBlank();
    assertThat(complaint.remedy()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "{¶  \"a\": [1, 2¶            | 3:1 The file ends before the `[` of line 2, column 8, is closed.",
        "{¶  \"a\": \"text            | 2:13 The file ends before the `{` of line 1, column 1, is closed.",
        "{ \"a\": 1 } /* never       | 1:20 The file ends in the middle of a value or comment.",
        "{¶  \"a\": 1¶  \"b\": 2¶}   | 3:3 This is not JSON: `Unexpected character",
        "{}¶{}                        | 2:1 Something follows after the end of the object.",
        "¶ [1]                        | 2:2 The file must hold an object, but is a list.",
      })
  void aRefusalNamesThePlace(String text, String expected) {
    assertThat(line(complaint(Readings.of(text.replace('¶', '\n'))))).startsWith(expected);
  }

  @Test
  void ofAKeyThatIsThereTwiceTheLastCountsWhereverItStands() {
    var problems = Problems.inJson("f.json");
    var root = Jsonc.read("{\n\"a\": { \"b\": 1,\n \"b\": 2 },\n\"a\": 1 }", problems);

    assertThat(field(root.orElseThrow(), "a").value())
        .isEqualTo(new Json.Number(new Position(4, 6), "1"));
    assertThat(problems.errors()).isEmpty();
    assertThat(problems.warnings())
        .extracting(Readings::line)
        .containsExactly(
            "3:2 The key `b` is there twice, first in line 2; this one counts."
                + " Remove one of the two.",
            "4:1 The key `a` is there twice, first in line 2; this one counts."
                + " Remove one of the two.");
  }

  @Test
  void whatJavaScriptTakesForNoKeyIsNone() {
    assertThat(read("{\"__proto__\": { \"a\": 1 }, \"constructor\": 2}").fields())
        .containsOnlyKeys("constructor");
  }

  @Test
  void nestingIsReadToOneHundredAndNoFurther() {
    assertThat(understood(Readings.of(nested(100)))).isNotNull();
    assertThat(line(complaint(Readings.of(nested(101)))))
        .isEqualTo("1:501 This is nested more than 100 deep. Nest it less deeply.");
    assertThat(complaint(Readings.of(nested(100_000)))).isNotNull();
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  @Test
  void aFileOverOneMegabyteIsRefused() {
    var name = "\"name\": \"" + "x".repeat(1 << 20) + "\"";

    assertThat(complaint(Readings.of("{" + name + "}")).problem()).contains("larger than 1 MB");
  }

  @Test
  void moreThanAHundredThousandValuesAreRefused() {
    var text = "{\"a\": [" + "0,".repeat(150_000) + "]}";

    assertThat(complaint(Readings.of(text)).problem()).contains("100,000 values");
  }

  @Test
  void bytesThatAreNotUtf8AreReadAsTheReferenceDoesAndTold() {
    var reading = Readings.of("{\n // f\uFFFDr\n \"image\": \"a\" }");

    assertThat(image(understood(reading))).isEqualTo("a");
    assertThat(((Reading.Understood) reading).warnings())
        .extracting(Readings::line)
        .containsExactly(
            "2:6 Some bytes here are not UTF-8; they are read as `U+FFFD`. Save the file as UTF-8.");
  }

  @Test
  void foreignTextCannotLeaveItsQuotes() {
    var complaint = complaint(Readings.of("{ `](http://x) @all\u202e: 1 }"));

    assertThat(complaint.problem()).containsOnlyOnce("`Unexpected").endsWith("`.");
    assertThat(complaint.problem().chars().filter(letter -> letter == '`').count()).isEqualTo(2);
  }
}
