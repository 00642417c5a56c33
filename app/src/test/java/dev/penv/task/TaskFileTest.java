package dev.penv.task;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.environment.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a task's words and variables hold, no shell ever reads it. */
@Timeout(60)
class TaskFileTest extends OnScene {
  private static final Script NOTHING = new Script.Shell("true");

  @Test
  void fileIsOfAClosedAlphabet() {
    var variables = Map.of("ODD", "a b\n'\"$(x)`\\\u0001é");
    var file = new String(TaskFile.of(scene.shell("true"), NOTHING, variables), US_ASCII);
    assertThat(file).contains("variable ODD a\\0040b\\0012\\0047\\0042\\0044\\0050x\\0051\\0140");
    assertThat(file.replaceAll("[A-Za-z0-9_./:=,@%+ \\\\\n-]", "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1A", "A B", "A=B", "A;B", "A\nB", "É", "$A"})
  void nameThatIsNoVariableIsRefused(String name) {
    assertThatThrownBy(() -> TaskFile.of(scene.shell("true"), NOTHING, Map.of(name, "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nulIsRefused() {
    assertThatThrownBy(() -> TaskFile.of(scene.shell("true"), NOTHING, Map.of("A", "x\0y")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyWordsAndValuesArriveAsTheyAre(long seed) throws Exception {
    var random = new Random(seed);
    var words = new ArrayList<>(List.of("sh", "-c", "printf '%s\\0' \"$@\" \"$ODD\"", "sh"));
    for (int i = 0; i < 100; i++) words.add(word(random));
    var odd = word(random);
    scene.variables = Map.of("ODD", odd);
    var attempt = scene.attempt(new Script.Exec(words));
    scene.run(attempt);
    var printed = new String(Files.readAllBytes(Path.of(attempt.directory().log())), UTF_8);
    var expected = new ArrayList<>(words.subList(4, words.size()));
    expected.add(odd);
    assertThat(printed).isEqualTo(String.join("\0", expected) + "\0");
  }

  private static String word(Random random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      text.appendCodePoint(
          random.nextBoolean() ? 1 + random.nextInt(127) : 128 + random.nextInt(2000));
    }
    return text.toString();
  }
}
