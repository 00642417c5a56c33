package dev.penv.world;

import dev.penv.Needs;
import dev.penv.remote.LocalShell;
import dev.penv.workspace.DevContainerCli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The real devcontainer CLI, kept from run to run in the cache of whoever runs the tests. */
public final class ReferenceCli {
  private static final class Shared {
    static final DevContainerCli CLI = find();
  }

  private ReferenceCli() {}

  /** The words that start it; skips the test where npm is missing or cannot get it. */
  public static List<String> words() {
    Needs.command("npm");
    return switch (Shared.CLI) {
      case DevContainerCli.Installed installed -> installed.words();
      case DevContainerCli.Missing missing -> throw Needs.missing(missing.reason());
    };
  }

  /** As {@link DevContainerCli#at} takes it. */
  public static Path folder() {
    return Needs.cache().resolve("devcontainer-cli");
  }

  private static DevContainerCli find() {
    try {
      return DevContainerCli.at(new LocalShell(), folder().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
