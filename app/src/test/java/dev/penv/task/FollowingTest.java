package dev.penv.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way of a log into the archive. */
@Timeout(60)
class FollowingTest extends OnScene {
  /** Masks the letters of one word, wherever it is cut. */
  private static int maskSecret(byte[] bytes, int count, boolean end) {
    var text = new String(bytes, 0, count, UTF_8);
    var masked = text.replace("secret", "******").getBytes(UTF_8);
    System.arraycopy(masked, 0, bytes, 0, count);
    if (end) return count;
    int held = 0;
    for (int length = 1; length < "secret".length(); length++) {
      if (text.endsWith("secret".substring(0, length))) held = length;
    }
    return count - held;
  }

  @Test
  void secretIsMaskedThoughItComesInPieces() throws Exception {
    var attempt = scene.shell("printf 'a sec'; sleep 0.3; printf 'ret b sec'");
    scene.tasks.start(scene.shell, attempt);
    scene.tasks.follow(scene.shell, attempt, 0, FollowingTest::maskSecret, new Scene.Patient());
    assertThat(scene.log(attempt)).isEqualTo("a ****** b sec");
  }

  @Test
  void furtherAttemptIsArchivedBehindTheFirst() throws Exception {
    var attempt = scene.shell("echo second");
    var name = attempt.run().id().value();
    scene.logs.append(name, 0, "first\n".getBytes(UTF_8), 0, 6);
    scene.tasks.start(scene.shell, attempt);
    scene.tasks.follow(scene.shell, attempt, 6, Mask.NOTHING, new Scene.Patient());
    assertThat(scene.log(attempt)).isEqualTo("first\nsecond\n");
  }

  @Test
  void taskThatCutsItsOwnLogHarmsNobody() throws Exception {
    var attempt = scene.shell("echo first; sleep 0.3; truncate -s 0 /proc/$$/fd/1; echo x; exit 4");
    scene.tasks.start(scene.shell, attempt);
    assertThat(scene.follow(attempt, new Scene.Patient()))
        .isInstanceOfSatisfying(
            Ended.Exited.class, exited -> assertThat(exited.code()).isEqualTo(4));
    assertThat(scene.log(attempt)).isEqualTo("first\n");
  }

  @Test
  void fullArchiveIsToldAndWaitedFor() throws Exception {
    var small = Files.createDirectory(root.resolve("small"));
    try (var disk = new SmallDisk(small)) {
      var attempt = scene.shell("head -c 3000000 /dev/zero | tr '\\0' x");
      scene.archiveIn(disk.folder());
      scene.tasks.start(scene.shell, attempt);
      var told = new ArrayList<String>();
      var watch =
          new Scene.Patient() {
            @Override
            public void stalled(String why) {
              told.add(why);
              disk.grow();
            }
          };
      assertThat(scene.follow(attempt, watch)).isInstanceOf(Ended.Exited.class);
      assertThat(told).containsExactly("The archive's disk is full; the log waits for room.");
      assertThat(scene.log(attempt)).isEqualTo("x".repeat(3_000_000));
    }
  }

  @Test
  void followersThatAreKilledOverAndOverLoseAndDoubleNothing() throws Exception {
    var random = new Random(7);
    var attempt = scene.shell("for i in $(seq 1 400); do echo \"line $i\"; sleep 0.005; done");
    scene.tasks.start(scene.shell, attempt);
    while (!Files.exists(Path.of(attempt.directory().control("exit")))) {
      int looks = random.nextInt(4);
      var watch =
          new Scene.Patient() {
            private int left = looks;

            @Override
            public void pause(Duration atMost) throws InterruptedException {
              super.pause(atMost);
              if (left-- == 0) throw new IllegalStateException("killed");
            }
          };
      try {
        scene.follow(attempt, watch);
      } catch (IllegalStateException killed) {
        assertThat(killed).hasMessage("killed");
      }
    }
    scene.follow(attempt, new Scene.Patient());
    assertThat(scene.log(attempt).getBytes(UTF_8))
        .isEqualTo(Files.readAllBytes(Path.of(attempt.directory().log())));
    assertThat(scene.log(attempt)).hasLineCount(400);
  }
}
