package dev.penv.machine.local;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.hardware.DataSize;
import dev.penv.machine.local.Readiness.Problem;
import dev.penv.money.Rate;
import dev.penv.remote.LocalShell;
import dev.penv.world.SlotUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadinessTest {
  private static final Isolation.Users USERS = new Isolation.Users(SlotUsers.first());

  @TempDir Path folder;

  @Test
  void withoutIsolationGitIsEnough() throws IOException {
    assertThat(problems(new Isolation.None())).isEmpty();
  }

  @Test
  void rootWithAReachableFolderIsReady() throws IOException {
    Needs.root();
    Files.setPosixFilePermissions(folder, fromString("rwx--x--x"));
    assertThat(problems(USERS)).isEmpty();
  }

  @Test
  void folderThatSlotsCannotReachIsNamed() throws IOException {
    Needs.root();
    assertThat(problems(USERS))
        .singleElement()
        .satisfies(problem -> assertThat(problem.problem()).contains(folder.toString()))
        .extracting(Problem::setting)
        .isEqualTo("local.folder");
  }

  @Test
  void usersThatExistAreNamed() throws IOException {
    Needs.root();
    Files.setPosixFilePermissions(folder, fromString("rwx--x--x"));
    assertThat(problems(new Isolation.Users(1)))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.setting()).isEqualTo("local.users"));
  }

  private List<Problem> problems(Isolation isolation) throws IOException {
    var settings =
        new LocalSettings(
            "mine", folder.resolve("local"), 2, Rate.FREE, isolation, DataSize.ZERO, _ -> true);
    return Readiness.problems(settings, new LocalShell());
  }
}
