package dev.penv.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.archive.Artifacts.Kept;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsTest {
  private static final Instant TOMORROW = Instant.parse("2999-01-01T00:00:00Z");

  @TempDir Path folder;
  private Artifacts artifacts;

  @BeforeEach
  void open() throws IOException {
    artifacts = new Artifacts(folder);
  }

  private Kept keep(String name, String content) throws IOException {
    try (var incoming = artifacts.receive()) {
      incoming.write(content.getBytes(UTF_8));
      return incoming.keepAs(name);
    }
  }

  private String content(Kept kept) throws IOException {
    var out = new ByteArrayOutputStream();
    artifacts.copy(kept, 0, Long.MAX_VALUE, out);
    return out.toString(UTF_8);
  }

  private List<Path> files(String part) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(part))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void digestIsSha256() throws IOException {
    assertThat(keep("a", "abc"))
        .isEqualTo(
            new Kept("a", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void listedFilesComeBackInOrderOfTheirNames() throws IOException {
    var second = keep("models/b", "two");
    var first = keep("models/a", "one");
    artifacts.list("r-1", "7", List.of(second, first));
    assertThat(artifacts.of("r-1")).containsExactly(first, second);
    assertThat(artifacts.find("r-1", "models/b").map(this::read)).contains("two");
    assertThat(artifacts.find("r-1", "absent")).isEmpty();
    assertThat(artifacts.of("r-2")).isEmpty();
  }

  private String read(Kept kept) {
    try {
      return content(kept);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void equalContentsAreStoredOnce() throws IOException {
    artifacts.list("r-1", "7", List.of(keep("a", "same")));
    artifacts.list("r-2", "7", List.of(keep("b", "same")));
    assertThat(files("contents")).hasSize(1);
  }

  @Test
  void contentGoesWithItsLastRun() throws IOException {
    var kept = keep("a", "same");
    artifacts.list("r-1", "7", List.of(kept));
    artifacts.list("r-2", "7", List.of(keep("b", "same")));
    artifacts.delete("r-1");
    artifacts.sweep(TOMORROW);
    assertThat(content(kept)).isEqualTo("same");
    artifacts.delete("r-2");
    artifacts.sweep(TOMORROW);
    artifacts.sweep(TOMORROW);
    assertThat(files("contents")).isEmpty();
  }

  @Test
  void whatCameSinceIsNotSwept() throws IOException {
    var kept = keep("a", "not listed yet");
    artifacts.sweep(Instant.EPOCH);
    assertThat(content(kept)).isEqualTo("not listed yet");
  }

  @Test
  void harvestGoesOnThoughTheClockJumps() throws IOException {
    var early = keep("a", "early");
    try (var late = artifacts.receive()) {
      late.write("late".getBytes(UTF_8));
      artifacts.sweep(TOMORROW);
      artifacts.list("r-1", "7", List.of(early, late.keepAs("b")));
    }
    artifacts.sweep(TOMORROW);
    assertThat(artifacts.of("r-1")).extracting(this::read).containsExactly("early", "late");
  }

  @Test
  void contentThatIsNotKeptLeavesNothing() throws IOException {
    try (var incoming = artifacts.receive()) {
      incoming.write("half".getBytes(UTF_8));
    }
    assertThat(files(".")).isEmpty();
  }

  @Test
  void holdingsTellWhoseAndHowMuch() throws IOException {
    artifacts.list("r-1", "7", List.of(keep("a", "12345"), keep("b", "123")));
    assertThat(artifacts.holdings())
        .singleElement()
        .satisfies(holding -> {
          assertThat(holding.run()).isEqualTo("r-1");
          assertThat(holding.owner()).isEqualTo("7");
          assertThat(holding.bytes()).isEqualTo(8);
        });
  }

  @Test
  void nameOfAStrangerIsNeverAPathHere() throws IOException {
    var kept = keep("../../../../etc/passwd", "x");
    artifacts.list("r-1", "7", List.of(kept));
    assertThat(files("contents")).singleElement().asString().endsWith(kept.digest());
    assertThatThrownBy(() -> artifacts.list("../r-1", "7", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> artifacts.copy(new Kept("x", 1, "../x"), 0, 1, new ByteArrayOutputStream()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
