package dev.penv.workspace;

import dev.penv.remote.Shell;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Whether the reference implementation of dev containers, {@code @devcontainers/cli}, can be run on
 * a machine. penv installs the one that its lock file pins, and a Node beside it where the
 * machine's is too old; npm has to be there.
 */
public sealed interface DevContainerCli {
  String VERSION = "0.89.0";

  /** It is there: these words start it, its own arguments come after them. */
  record Installed(List<String> words) implements DevContainerCli {
    public Installed {
      words = List.copyOf(words);
    }
  }

  /** It cannot be had, and what the machine's operator does about it; both are sentences. */
  record Missing(String reason, String remedy) implements DevContainerCli {}

  /**
   * Finds it, and installs it where it is not there yet. That takes some seconds and needs the npm
   * registry; npm's own settings of the shell's user hold.
   *
   * @param folder on the machine, absolute; made if need be, and kept
   */
  static DevContainerCli at(Shell shell, String folder) throws IOException {
    return at(shell, folder, Map.of());
  }

  /**
   * The same, with a place of its own to look for npm and Node.
   *
   * @param environment variables for npm and Node beside those of any command
   */
  static DevContainerCli at(Shell shell, String folder, Map<String, String> environment)
      throws IOException {
    return new CliInstaller(shell, folder, environment).find();
  }
}
