package dev.penv.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LargeLogTest extends OnScene {
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
