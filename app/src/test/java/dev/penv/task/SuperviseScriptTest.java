package dev.penv.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The supervisor's script as a text. */
class SuperviseScriptTest {
  @Test
  void shellcheckHasNothingToSay() throws Exception {
    var shellcheck = Needs.command("shellcheck").toString();
    var resource = Tasks.class.getResource("supervise.sh");
    assertThat(resource).isNotNull();
    var script = Path.of(resource.toURI()).toString();
    var process =
        new ProcessBuilder(shellcheck, "--shell=sh", script).redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }
}
