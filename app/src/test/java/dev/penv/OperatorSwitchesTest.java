package dev.penv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.archive.FreeSpace;
import dev.penv.github.Repo;
import dev.penv.policy.Switches.Stance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorSwitchesTest {
  @TempDir private Path folder;

  @Test
  void theSwitchOfOneRepositoryIsThatOfNoOther() throws IOException {
    Files.createFile(folder.resolve("kill-big-data+tools"));
    assertThat(of("Big-Data", "Tools")).isInstanceOf(Stance.Killed.class);
    assertThat(of("big", "data-tools")).isInstanceOf(Stance.Open.class);
    assertThat(of("big-data", "tools2")).isInstanceOf(Stance.Open.class);
  }

  @Test
  void theSwitchOfAllIsThatOfEach() throws IOException {
    Files.createFile(folder.resolve("kill"));
    assertThat(of("octo", "spiral")).isInstanceOf(Stance.Killed.class);
  }

  private Stance of(String owner, String name) {
    return new OperatorSwitches(folder, new FreeSpace(folder, 1)).of(new Repo(1, owner, name, 5));
  }
}
