package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.archive.DiskLogs;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLinesTest {
  private static final String RUN = "r-aaaa";

  @TempDir private Path folder;
  private DiskLogs logs;
  private LogLines lines;

  @BeforeEach
  void open() throws IOException {
    logs = new DiskLogs(folder, TestClock.atNoon());
    lines = new LogLines(logs);
  }

  @AfterEach
  void close() {
    lines.close();
  }

  @Test
  void logOfNobodyHasNoLines() {
    assertThat(lines.lines(RUN, 0, 10)).isEqualTo(new LogLines.Slice(0, 0, 0, false, List.of()));
    assertThat(lines.lines(RUN, -10, 10).lines()).isEmpty();
    assertThat(lines.search(RUN, "x", 0)).isEqualTo(new LogLines.Found(List.of(), -1));
  }

  @Test
  void linesAreReadFromBothEnds() throws IOException {
    append("a\nb\nc\nd\n");
    assertThat(lines.lines(RUN, 1, 2))
        .isEqualTo(new LogLines.Slice(1, 4, 8, false, List.of("b", "c")));
    assertThat(lines.lines(RUN, -2, 10).lines()).containsExactly("c", "d");
    assertThat(lines.lines(RUN, -100, 1).lines()).containsExactly("a");
    assertThat(lines.lines(RUN, 100, 1).lines()).isEmpty();
  }

  @Test
  void lastLineMayGoOn() throws IOException {
    append("a\nhal");
    assertThat(lines.lines(RUN, 0, 10))
        .isEqualTo(new LogLines.Slice(0, 2, 5, true, List.of("a", "hal")));
    append("f\n");
    assertThat(lines.lines(RUN, 0, 10))
        .isEqualTo(new LogLines.Slice(0, 2, 7, false, List.of("a", "half")));
  }

  @Test
  void anyLineIsFoundAsIfAllHadBeenRead() throws IOException {
    var random = new Random(7);
    var all = new ArrayList<String>();
    for (int i = 0; i < 20_000; i++) all.add(i + " " + "x".repeat(random.nextInt(60)));
    append(String.join("\n", all) + "\n");
    for (int i = 0; i < 200; i++) {
      var from = random.nextInt(all.size());
      var slice = lines.lines(RUN, from, 1 + random.nextInt(700));
      assertThat(slice.first()).isEqualTo(from);
      assertThat(slice.lines()).isEqualTo(all.subList(from, from + slice.lines().size()));
    }
  }

  @Test
  void searchLooksPastColoursAndCase() throws IOException {
    append("one\n\u001b[31mERR\u001b[0mOR: two\nnothing\nan error\n");
    assertThat(lines.search(RUN, "error", 0).lines()).containsExactly(1L, 3L);
    assertThat(lines.search(RUN, "Error", 2).lines()).containsExactly(3L);
    assertThat(lines.search(RUN, "31m", 0).lines()).isEmpty();
  }

  @Test
  void searchSaysWhereToGoOn() throws IOException {
    append("match\n".repeat(2_500));
    var found = new ArrayList<Long>();
    for (long next = 0; next >= 0; ) {
      var piece = lines.search(RUN, "match", next);
      found.addAll(piece.lines());
      next = piece.next();
    }
    assertThat(found).isEqualTo(IntStream.range(0, 2_500).mapToObj(i -> (long) i).toList());
  }

  @Test
  void logWithoutNewlineIsReadInPieces() throws IOException {
    append("y".repeat(3 << 20));
    var slice = lines.lines(RUN, 0, 500);
    assertThat(slice.total()).isEqualTo((3 << 20) / LineCutter.LONGEST);
    assertThat(String.join("", slice.lines()).length()).isLessThanOrEqualTo((2 << 20) + 20_000);
    assertThat(lines.lines(RUN, -1, 1).lines().getFirst()).hasSize(LineCutter.LONGEST);
  }

  @Test
  void deletedLogIsForgotten() throws IOException {
    append("a\nb\nc\n");
    lines.lines(RUN, 0, 1);
    logs.delete(RUN);
    append("new\n");
    assertThat(lines.lines(RUN, 0, 9).lines()).containsExactly("new");
  }

  @Test
  void hundredMegabytesStayUsable() throws IOException {
    var line = "\u001b[2m12:00:00\u001b[0m INFO step 123456 loss=0.123456 throughput=1234 img/s";
    var block = (line + "\n").repeat(14_000);
    var blocks = 110;
    for (int i = 0; i < blocks; i++) append(block);
    append("the needle\n");
    var total = 14_000L * blocks + 1;
    assertThat(logs.length(RUN)).isGreaterThan(100_000_000);
    assertThat(lines.lines(RUN, -500, 500).total()).isEqualTo(total);
    assertThat(lines.lines(RUN, total / 2, 1).lines()).containsExactly(line);
    var searches = 0;
    var found = new ArrayList<Long>();
    for (long next = 0; next >= 0; searches++) {
      var piece = lines.search(RUN, "needle", next);
      found.addAll(piece.lines());
      next = piece.next();
    }
    assertThat(found).containsExactly(total - 1);
    assertThat(searches).isBetween(3, 5);
  }

  private void append(String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    logs.append(RUN, logs.length(RUN), bytes, 0, bytes.length);
  }
}
