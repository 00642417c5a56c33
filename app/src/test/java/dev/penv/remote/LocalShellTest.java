package dev.penv.remote;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalShellTest extends ShellContract {
  @TempDir Path folder;

  @Override
  Shell shell() {
    return new LocalShell();
  }

  @Override
  String folder() {
    return folder.toString();
  }
}
