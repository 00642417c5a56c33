package dev.penv.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  private final Problems problems = Problems.inYaml("f.yml");

  @Test
  void valuesKeepTheirPlaces() {
    var root = Yaml.read("a: 1\nb:\n  - x\n  - { c: 2.50 } # why\n", problems).orElseThrow();
    assertThat(problems.errors()).isEmpty();
    var list = (Json.Items) Objects.requireNonNull(root.fields().get("b")).value();
    assertThat(list.items().getFirst()).isEqualTo(new Json.Text(new Position(3, 5), "x"));
    var inner = (Json.Fields) list.items().getLast();
    assertThat(Objects.requireNonNull(inner.fields().get("c")).value())
        .isEqualTo(new Json.Number(new Position(4, 10), "2.50"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "# nothing yet\n"})
  void anEmptyFileSaysNothing(String text) {
    assertThat(Yaml.read(text, problems).orElseThrow().fields()).isEmpty();
    assertThat(problems.errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'a: [1, 2', 1, This is not YAML",
    "'a: 1\n b: 2', 2, This is not YAML",
    "'a: 1\na: 2', 2, The key `a` is there twice",
    "'- a', 1, The file must hold an object",
    "'a: 1\n---\nb: 2', 3, Something follows",
    "'a: &x 1\nb: *x', 2, This refers to another place",
  })
  void whatIsWrongIsToldWithItsLine(String text, int line, String problem) {
    Yaml.read(text, problems);
    assertThat(problems.errors()).hasSize(1);
    var complaint = problems.errors().getFirst();
    assertThat(complaint.problem()).startsWith(problem);
    assertThat(complaint.place())
        .isInstanceOfSatisfying(
            Place.InFile.class, place -> assertThat(place.line()).isEqualTo(line));
  }

  @Test
  void depthIsBounded() {
    Yaml.read("[".repeat(5_000), problems);
    assertThat(problems.errors()).extracting(Complaint::problem).hasSize(1);
    assertThat(List.copyOf(problems.warnings())).isEmpty();
  }
}
