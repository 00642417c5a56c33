package dev.penv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"serve", "demo", "bench"})
  void everyCommandSaysMoreWhenAskedForHelp(String command) {
    var parsed = Main.commandLine().parseArgs(command, "--help");
    assertThat(parsed.subcommand().isUsageHelpRequested()).isTrue();
    assertThat(Main.commandLine().getSubcommands().get(command).getUsageMessage())
        .contains("Usage: penv " + command, "--help");
  }

  @Test
  void anUnknownWordIsRefused() {
    assertThat(quiet().execute("serv")).isEqualTo(2);
  }

  private static CommandLine quiet() {
    return Main.commandLine().setErr(new java.io.PrintWriter(java.io.Writer.nullWriter()));
  }
}
