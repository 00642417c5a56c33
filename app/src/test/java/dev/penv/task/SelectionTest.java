package dev.penv.task;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final Limits LIMITS = new Limits(3, 100L << 20, 150L << 20, 50);

  private static Found file(String path, long bytes) {
    return new Found(path, "f", bytes, bytes, "1");
  }

  private static Selection select(Found... found) {
    return Selection.of("outputs", List.of(found), LIMITS);
  }

  @Test
  void takesWhatFitsInOrder() {
    var selection = select(file("b", 2), file("a", 1));
    assertThat(selection.paths()).containsExactly("a", "b");
    assertThat(selection.notes()).isEmpty();
    assertThat(selection.left()).isEqualTo(new Limits(1, 100L << 20, (150L << 20) - 3, 50));
  }

  @ParameterizedTest
  @ValueSource(strings = {"l", "p", "s", "c", "b", "D", "?"})
  void takesRegularFilesOnly(String type) {
    var selection = select(new Found("a", type, 1, 1, "1"));
    assertThat(selection.names()).isEmpty();
    assertThat(selection.notes())
        .containsExactly("1 outputs not kept: links, pipes and devices are never followed.");
  }

  @Test
  void fileThatIsTooLargeIsLeftOutAlone() {
    var selection = select(file("a", 101L << 20), file("b", 1));
    assertThat(selection.paths()).containsExactly("b");
    assertThat(selection.notes())
        .containsExactly("1 outputs not kept: each is over the limit for one file.");
  }

  @Test
  void fileOfHolesIsLeftOut() {
    var selection = select(new Found("a", "f", 90L << 20, 4096, "1"));
    assertThat(selection.notes()).containsExactly("1 outputs not kept: they are mostly holes.");
  }

  @Test
  void togetherTheyStayBelowTheLimit() {
    var selection = select(file("a", 90L << 20), file("b", 90L << 20), file("c", 10L << 20));
    assertThat(selection.paths()).containsExactly("a", "c");
    assertThat(selection.notes())
        .containsExactly("1 outputs not kept: together they are more than a run may keep.");
  }

  @Test
  void noMoreThanSoManyAreTaken() {
    var many = IntStream.range(0, 10).mapToObj(i -> file("f" + i, 1)).toArray(Found[]::new);
    assertThat(select(many).notes())
        .containsExactly("7 outputs not kept: there are more than a run may keep.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/../b",
        "/etc/passwd",
        "a//b",
        "./a",
        "a/.",
        "",
        "a\nb",
        "a\u007fb",
        "a\u0000b",
        "a\u202eb",
        "a\u2028b",
        "\u0085",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void nameThatMisleadsIsRefused(String name) {
    var path = new String(name.getBytes(UTF_8), ISO_8859_1);
    assertThat(select(file(path, 1)).notes())
        .containsExactly("1 outputs not kept: their names are too long or no clean text.");
  }

  @Test
  void nameThatIsNotUtf8IsRefused() {
    assertThat(select(file("a\u00ffb", 1)).names()).isEmpty();
  }

  @Test
  void nameOfAnyLanguageIsTaken() {
    var path = new String("modèle/重み 🙂.bin".getBytes(UTF_8), ISO_8859_1);
    assertThat(select(file(path, 1)).names()).containsValue("modèle/重み 🙂.bin");
  }

  @Test
  void noNameLeavesItsRoot() {
    var random = new Random(20261120);
    var pieces =
        new String[] {"..", ".", "/", "a", "\\", "\0", "\n", "é", "\u00ff", "...", " ", "~"};
    for (int round = 0; round < 20_000; round++) {
      var path = new StringBuilder();
      for (int i = random.nextInt(8); i >= 0; i--) path.append(pieces[random.nextInt(12)]);
      Selection.text(path.toString()).ifPresent(SelectionTest::staysBelowItsRoot);
    }
  }

  private static void staysBelowItsRoot(String name) {
    var root = java.nio.file.Path.of("/root/of/run");
    var there = root.resolve(name).normalize();
    assertThat(there).startsWithRaw(root).isNotEqualTo(root);
    assertThat(Arrays.asList(name.split("/", -1))).doesNotContain("", ".", "..");
  }
}
