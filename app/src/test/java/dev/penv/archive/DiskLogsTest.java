package dev.penv.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.world.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskLogsTest extends LogsContract {
  @TempDir Path folder;

  @Override
  Logs logs() throws IOException {
    return new DiskLogs(folder, InstantSource.system());
  }

  @Test
  void anotherProcessGoesOnWhereThisOneEnded() throws IOException {
    logs().append("r-abcd", 0, new byte[100], 0, 100);
    assertThat(logs().length("r-abcd")).isEqualTo(100);
  }

  @Test
  void fullDiskIsToldAndAppendsNothing() throws Exception {
    try (var small = new SmallDisk(Files.createDirectory(folder.resolve("small")))) {
      var logs = new DiskLogs(small.folder(), InstantSource.system());
      logs.append("r-abcd", 0, new byte[600_000], 0, 600_000);
      assertThatThrownBy(() -> logs.append("r-abcd", 600_000, new byte[600_000], 0, 600_000))
          .isInstanceOf(DiskFull.class);
      assertThat(logs.length("r-abcd")).isEqualTo(600_000);
      logs.append("r-abcd", 600_000, new byte[100_000], 0, 100_000);
    }
  }

  /** The marks of when bytes came lie beside the log, on the same disk. */
  @Test
  void fullDiskIsToldAlsoWhenNotEvenAMarkHasRoom() throws Exception {
    try (var small = new SmallDisk(Files.createDirectory(folder.resolve("small")))) {
      var logs = new DiskLogs(small.folder().resolve("logs"), InstantSource.system());
      assertThatThrownBy(() -> fill(logs)).isInstanceOf(DiskFull.class);
      assertThatThrownBy(() -> logs.append("r-efgh", 0, new byte[1], 0, 1))
          .isInstanceOf(DiskFull.class);
      assertThat(logs.length("r-efgh")).isZero();
      small.grow();
      logs.append("r-efgh", 0, new byte[1], 0, 1);
    }
  }

  private static void fill(Logs logs) throws IOException {
    for (long at = 0; at < 2 << 20; at += 4096) logs.append("r-abcd", at, new byte[4096], 0, 4096);
  }
}
