package dev.penv.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.archive.Artifacts;
import dev.penv.measure.MeasureFile;
import dev.penv.remote.User;
import dev.penv.run.Artifact;
import dev.penv.world.SlotUsers;
import dev.penv.world.SmallDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HarvestTest extends OnScene {
  private static final int SLOT = SlotUsers.single(5);

  private Harvested harvest(String script) throws Exception {
    var attempt = scene.shell(script);
    scene.run(attempt);
    return scene.tasks.harvest(scene.shell, attempt);
  }

  private String content(Artifact artifact) throws IOException {
    var out = new ByteArrayOutputStream();
    var kept =
        new dev.penv.archive.Artifacts.Kept(artifact.name(), artifact.bytes(), artifact.digest());
    scene.artifacts.copy(kept, 0, Long.MAX_VALUE, out);
    return out.toString(UTF_8);
  }

  @Test
  void everythingInTheOutputDirectoryIsKeptAlsoOfAFailedTask() throws Exception {
    var harvested =
        harvest(
            """
            mkdir -p "$PENV_OUTPUT_DIR/models"
            printf weights >"$PENV_OUTPUT_DIR/models/a b.bin"
            printf x >"$PENV_OUTPUT_DIR/-rf"
            exit 1
            """);
    assertThat(harvested.outputs())
        .extracting(Artifact::name)
        .containsExactly("-rf", "models/a b.bin");
    assertThat(content(harvested.outputs().get(1))).isEqualTo("weights");
    assertThat(harvested.notes()).isEmpty();
  }

  @Test
  void declaredFilesOfTheWorkspaceAreKept() throws Exception {
    scene.outputs = List.of("models/**", "*.txt");
    var harvested =
        harvest(
            """
            mkdir -p models/deep other .git
            touch models/a models/deep/b other/c notes.txt .git/x.txt
            """);
    assertThat(harvested.outputs())
        .extracting(Artifact::name)
        .containsExactly("models/a", "models/deep/b", "notes.txt");
  }

  @Test
  void sameNameInBothIsThatOfTheOutputDirectory() throws Exception {
    scene.outputs = List.of("a");
    var harvested = harvest("echo out >\"$PENV_OUTPUT_DIR/a\"; echo workspace >a");
    assertThat(content(harvested.outputs().getFirst())).isEqualTo("out\n");
  }

  @Test
  void measuresAndSummaryComeAndProgressIsNone() throws Exception {
    var harvested =
        harvest(
            """
            cd "$PENV_MEASURES_DIR"
            mkdir deep
            echo '{"loss": 0.5}' >epoch_01
            echo '{"loss": 0.1}' >summary
            echo 3 >deep/count
            echo 0.4 >progress
            """);
    assertThat(harvested.measures())
        .containsExactlyInAnyOrder(
            new MeasureFile("deep/count", "3\n"),
            new MeasureFile("epoch_01", "{\"loss\": 0.5}\n"),
            new MeasureFile("summary", "{\"loss\": 0.1}\n"));
  }

  @Test
  void nothingOutsideIsReachedByLinks() throws Exception {
    var secret = Files.writeString(root.resolve("secret"), "password");
    scene.outputs = List.of("folder/**", "link");
    var harvested =
        harvest(
            """
            cd "$PENV_OUTPUT_DIR"
            ln -s %1$s link; ln -s %2$s folder; ln -s / root
            cd "$PENV_MEASURES_DIR"
            ln -s %1$s link; ln -s %2$s folder
            cd - >/dev/null; cd %3$s
            ln -s %1$s link; ln -s %2$s folder
            """
                .formatted(secret, root, scene.root.resolve("workspace")));
    assertThat(harvested.outputs()).isEmpty();
    assertThat(harvested.measures()).isEmpty();
    assertThat(harvested.notes())
        .contains("3 outputs not kept: links, pipes and devices are never followed.");
  }

  @Test
  void directoryThatBecameALinkIsNotFollowed() throws Exception {
    Files.writeString(root.resolve("secret"), "password");
    var harvested =
        harvest("rmdir \"$PENV_OUTPUT_DIR\"; ln -s '%s' \"$PENV_OUTPUT_DIR\"".formatted(root));
    assertThat(harvested.outputs()).isEmpty();
  }

  @Test
  void pipesAndHolesAreLeftOutAndTold() throws Exception {
    var harvested =
        harvest(
            "cd \"$PENV_OUTPUT_DIR\"; mkfifo pipe; truncate -s 1T bomb; truncate -s 2G hole; touch a");
    assertThat(harvested.outputs()).extracting(Artifact::name).containsExactly("a");
    assertThat(harvested.notes())
        .containsExactly(
            "1 outputs not kept: links, pipes and devices are never followed.",
            "1 outputs not kept: they are mostly holes.",
            "1 outputs not kept: each is over the limit for one file.");
  }

  @Test
  void measureFileOfAHundredMegabytesIsLeftOut() throws Exception {
    var harvested =
        harvest("cd \"$PENV_MEASURES_DIR\"; head -c 100000000 /dev/urandom >big; echo 1 >small");
    assertThat(harvested.measures()).containsExactly(new MeasureFile("small", "1\n"));
    assertThat(harvested.notes())
        .containsExactly("1 measure files not kept: each is over the limit for one file.");
  }

  @Test
  void tenThousandMeasureFilesAreRead() throws Exception {
    var harvested = harvest("cd \"$PENV_MEASURES_DIR\"; seq 1 10001 | split -l 1 -a 4 - epoch_");
    assertThat(harvested.measures()).hasSize(10_000);
    assertThat(harvested.notes())
        .containsExactly("1 measure files not kept: there are more than a run may keep.");
  }

  @Test
  void hardLinkToWhatTheSlotCannotReadGivesNothing() throws Exception {
    Needs.root();
    scene.user = new User.Slot(SLOT, SLOT);
    var attempt = scene.shell("true");
    scene.run(attempt);
    var secret = Files.writeString(root.resolve("secret"), "for root");
    Files.setPosixFilePermissions(
        secret, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    Files.createLink(Path.of(attempt.directory().output(), "hard"), secret);
    assertThat(scene.tasks.harvest(scene.shell, attempt).outputs()).isEmpty();
  }

  @Test
  void equalFilesAndHardLinksAreAllKept() throws Exception {
    var harvested = harvest("cd \"$PENV_OUTPUT_DIR\"; echo x >a; ln a b; cp a c");
    assertThat(harvested.outputs()).extracting(Artifact::name).containsExactly("a", "b", "c");
    assertThat(harvested.outputs())
        .extracting(Artifact::digest)
        .hasSize(3)
        .containsOnly(harvested.outputs().getFirst().digest());
  }

  @Test
  void fullDiskLeavesOutputsOutAndKeepsMeasures() throws Exception {
    try (var disk = new SmallDisk(Files.createDirectory(root.resolve("small")))) {
      var full = new Artifacts(disk.folder());
      disk.leave(0);
      var attempt =
          scene.shell("seq 1 99 >$PENV_OUTPUT_DIR/a; echo 7 >$PENV_MEASURES_DIR/loss; exit 3");
      scene.run(attempt);
      var harvested = new Harvest(full, scene.shell, attempt).take(Limits.OUTPUTS);
      assertThat(harvested.outputs()).isEmpty();
      assertThat(harvested.measures()).extracting(MeasureFile::name).containsExactly("loss");
      assertThat(harvested.notes())
          .containsExactly("The archive's disk is full: outputs were not kept.");
    }
  }

  @Test
  void harvestAgainIsTheSame() throws Exception {
    var attempt = scene.shell("echo x >\"$PENV_OUTPUT_DIR/a\"");
    scene.run(attempt);
    var first = scene.tasks.harvest(scene.shell, attempt);
    assertThat(scene.tasks.harvest(scene.shell, attempt)).isEqualTo(first);
  }

  @Test
  void measuresAreShownWhileTheTaskRuns() throws Exception {
    var attempt =
        scene.shell(
            """
            cd "$PENV_MEASURES_DIR"
            echo '{"loss": 1}' >epoch_1; echo 0.25 >progress
            until [ -e ../output/go ]; do sleep 0.05; done
            """);
    scene.tasks.start(scene.shell, attempt);
    var watch =
        new Scene.Patient() {
          @Override
          public void pause(java.time.Duration atMost) throws InterruptedException {
            super.pause(atMost);
            if (measures.isEmpty()) return;
            try {
              Files.writeString(Path.of(attempt.directory().output(), "go"), "");
            } catch (IOException failed) {
              throw new AssertionError(failed);
            }
          }
        };
    scene.follow(attempt, watch);
    assertThat(watch.measures).containsExactly(new MeasureFile("epoch_1", "{\"loss\": 1}\n"));
    assertThat(watch.progress).containsExactly(0.25);
  }
}
