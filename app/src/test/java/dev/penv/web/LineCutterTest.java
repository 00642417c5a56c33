package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineCutterTest {
  @Test
  void newlinesEndLines() {
    assertThat(cut("one\n\ntwo\r\nthree".getBytes(UTF_8), 100))
        .containsExactly("0 one\n", "4 \n", "5 two\r\n", "10 three");
  }

  @Test
  void lineTooLongIsCutBetweenCharacters() {
    var text = "x" + "ä".repeat(LineCutter.LONGEST);
    var lines = cut(text.getBytes(UTF_8), 1000);
    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(String.join("", lines).replaceAll("\\d+ ", "")).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void linesDoNotDependOnHowTheBytesCome(long seed) {
    var random = new Random(seed);
    var bytes = hostile(random, 200_000);
    var whole = cut(bytes, bytes.length);
    assertThat(cut(bytes, 1 + random.nextInt(5000))).isEqualTo(whole);
    assertThat(whole.stream().mapToInt(line -> line.length()).max().orElse(0))
        .isLessThan(LineCutter.LONGEST + 20);
  }

  /** Bytes of any kind, with few newlines and many that go on a character. */
  private static byte[] hostile(Random random, int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    for (int i = 0; i < size; i++) {
      if (bytes[i] == '\n' && random.nextInt(20) > 0) bytes[i] = (byte) 0x80;
      if (i % 50_000 > 20_000) bytes[i] = (byte) (0x80 | (bytes[i] & 0x3F));
    }
    return bytes;
  }

  private static List<String> cut(byte[] bytes, int piece) {
    var lines = new ArrayList<String>();
    var cutter =
        new LineCutter(
            0,
            (at, line, length) ->
                lines.add(at + " " + new String(Arrays.copyOf(line, length), UTF_8)));
    for (int i = 0; i < bytes.length; i += piece) {
      cutter.write(bytes, i, Math.min(piece, bytes.length - i));
    }
    cutter.flushRest();
    return lines;
  }
}
