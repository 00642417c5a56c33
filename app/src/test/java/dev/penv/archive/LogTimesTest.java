package dev.penv.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTimesTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;

  @Test
  void theLengthAtAnInstantIsThatOfTheLastMarkBefore() throws IOException {
    var times = new LogTimes(folder.resolve("marks"));
    times.mark(NOON, 0);
    times.mark(NOON.plusSeconds(10), 100);
    times.mark(NOON.plusSeconds(20), 200);
    assertThat(times.lengthAt(NOON.minusSeconds(1))).isZero();
    assertThat(times.lengthAt(NOON.plusSeconds(10))).isEqualTo(100);
    assertThat(times.lengthAt(NOON.plusSeconds(19))).isEqualTo(100);
    assertThat(times.lengthAt(NOON.plusSeconds(99))).isEqualTo(200);
  }

  @Test
  void marksAreASecondApart() throws IOException {
    var times = new LogTimes(folder.resolve("marks"));
    for (int i = 0; i < 1000; i++) times.mark(NOON.plusMillis(i), i);
    assertThat(Files.size(times.file())).isEqualTo(16);
  }

  @Test
  void aTornMarkIsWrittenOver() throws IOException {
    var times = new LogTimes(folder.resolve("marks"));
    times.mark(NOON, 0);
    Files.write(times.file(), new byte[5], StandardOpenOption.APPEND);
    times.mark(NOON.plusSeconds(10), 100);
    assertThat(times.lengthAt(NOON.plusSeconds(10))).isEqualTo(100);
  }

  @Test
  void aLogWithoutMarksHasNothingBefore() throws IOException {
    assertThat(new LogTimes(folder.resolve("none")).lengthAt(NOON)).isZero();
  }
}
