package dev.penv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"serve", "demo", "bench"})
  void everyCommandSaysMoreWhenAskedForHelp(String command) {
    var asked = Main.commandLine().parseArgs(command, "--help").subcommand();
    assertThat(asked.isUsageHelpRequested()).isTrue();
    assertThat(asked.commandSpec().commandLine().getUsageMessage())
        .contains("Usage: penv " + command, "--help");
  }

  @Test
  void anUnknownWordIsRefused() {
    assertThat(quiet().execute("serv")).isEqualTo(2);
  }

  private static CommandLine quiet() {
    return Main.commandLine().setErr(new PrintWriter(Writer.nullWriter()));
  }
}
