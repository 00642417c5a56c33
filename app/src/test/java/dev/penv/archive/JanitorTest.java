package dev.penv.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JanitorTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;
  private DiskLogs logs;
  private Artifacts artifacts;
  private Janitor janitor;

  @BeforeEach
  void open() throws IOException {
    logs = new DiskLogs(folder.resolve("logs"), InstantSource.system());
    artifacts = new Artifacts(folder.resolve("artifacts"));
    janitor = new Janitor(logs, artifacts, Retention.USUAL);
  }

  private void keep(String run, Duration ago) throws IOException {
    logs.append(run, 0, new byte[10], 0, 10);
    try (var incoming = artifacts.receive()) {
      incoming.write(run.getBytes(UTF_8));
      var kept = incoming.keepAs("a");
      artifacts.list(run, "7", List.of(kept));
      age(Incoming.path(folder.resolve("artifacts/contents"), kept.digest()), ago);
    }
    age(folder.resolve("artifacts/lists/" + run + ".json"), ago);
    age(folder.resolve("logs/" + run + ".log"), ago);
  }

  private static void age(Path file, Duration ago) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
  }

  private long contents() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("artifacts/contents"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void oldLogsAndOutputsGoAndNewOnesStay() throws IOException {
    keep("r-ancient", Duration.ofDays(100));
    keep("r-old", Duration.ofDays(40));
    keep("r-new", Duration.ofDays(2));
    janitor.sweep(NOW);
    assertThat(janitor.sweep(NOW)).isEqualTo(new Janitor.Swept(1, 2));
    janitor.sweep(NOW);
    assertThat(logs.length("r-ancient")).isZero();
    assertThat(logs.length("r-old")).isEqualTo(10);
    assertThat(artifacts.of("r-old")).isEmpty();
    assertThat(artifacts.of("r-new")).hasSize(1);
    assertThat(contents()).isEqualTo(1);
  }

  @Test
  void sweptTwiceNothingMoreGoes() throws IOException {
    keep("r-old", Duration.ofDays(40));
    janitor.sweep(NOW);
    janitor.sweep(NOW);
    assertThat(janitor.sweep(NOW)).isEqualTo(new Janitor.Swept(0, 0));
  }

  @Test
  void clockThatIsAheadForOneSweepTakesNothing() throws IOException {
    keep("r-new", Duration.ofDays(2));
    janitor.sweep(NOW.plus(Duration.ofDays(1000)));
    assertThat(janitor.sweep(NOW)).isEqualTo(new Janitor.Swept(0, 0));
    assertThat(logs.length("r-new")).isEqualTo(10);
    assertThat(contents()).isEqualTo(1);
  }

  @Test
  void lowDiskIsToldBelowTheLimit() throws IOException {
    assertThat(new FreeSpace(folder, 1).shortage()).isEmpty();
    assertThat(new FreeSpace(folder, Long.MAX_VALUE).shortage().orElseThrow())
        .startsWith("The archive has ");
  }
}
