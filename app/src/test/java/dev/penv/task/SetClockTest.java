package dev.penv.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.remote.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody sets the clock of the machine after the supervisor has looked at it. */
@Timeout(60)
class SetClockTest extends OnScene {
  @ParameterizedTest
  @ValueSource(strings = {"-PT5H", "P5D"})
  void deadlineComesWhenItsTimeHasPassedAndNotBefore(Duration jump) throws Exception {
    setClock(jump);
    scene.timeout = Duration.ofMinutes(5);
    assertThat(scene.run(scene.shell("sleep 0.8")))
        .isInstanceOfSatisfying(
            Ended.Exited.class,
            ended -> assertThat(ended.times().took()).isGreaterThanOrEqualTo(Duration.ZERO));
    scene.timeout = Duration.ofMillis(100);
    assertThat(scene.run(scene.shell("sleep 999"))).isInstanceOf(Ended.TimedOut.class);
    assertThat(root.resolve("bin/looked")).as("whether this date was asked").exists();
  }

  /** The first look is at the clock as it was. */
  private void setClock(Duration jump) throws IOException {
    var bin = Files.createDirectory(root.resolve("bin"));
    var date =
        """
        #!/bin/sh
        now=$(PATH=/usr/bin:/bin date "$@")
        [ ! -e %1$s/looked ] || now=$((now + %2$d))
        : >%1$s/looked
        echo "$now"
        """
            .formatted(bin, jump.toMillis());
    Files.writeString(bin.resolve("date"), date).toFile().setExecutable(true);
    var path = "PATH=%s:/usr/bin:/bin:/usr/sbin:/sbin".formatted(bin);
    scene.shell = new Behind(List.of("env", path), new LocalShell());
  }
}
