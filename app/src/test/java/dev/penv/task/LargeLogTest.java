package dev.penv.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LargeLogTest {
  @TempDir Path root;
  private Scene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(root);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void logWithoutLineEndsIsArchivedWhole() throws Exception {
    archives("head -c 40000000 /dev/urandom | tr -d '\\n'");
  }

  @Test
  @Tag("slow")
  void gigabyteWithoutLineEndsIsArchivedWhole() throws Exception {
    archives("head -c 1000000000 /dev/zero | tr '\\0' x");
  }

  @Test
  @Tag("slow")
  void gigabyteOfLinesIsArchivedWhole() throws Exception {
    archives("seq 1 112000000");
  }

  private void archives(String command) throws Exception {
    var attempt = scene.shell(command);
    assertThat(scene.run(attempt)).isInstanceOf(Ended.Exited.class);
    var written = Path.of(attempt.directory().log());
    var archived = root.resolve("archive/" + attempt.run().id() + ".log");
    assertThat(Files.mismatch(written, archived)).isEqualTo(-1);
  }
}
