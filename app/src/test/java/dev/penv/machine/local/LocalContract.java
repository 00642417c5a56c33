package dev.penv.machine.local;

import dev.penv.machine.MachineProvider;
import dev.penv.machine.MachineProviderContract;
import dev.penv.remote.LocalShell;
import dev.penv.run.RunId;
import dev.penv.world.TestClock;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What this computer keeps to as a provider, however its slots are kept apart. */
abstract class LocalContract extends MachineProviderContract {
  static final RunId RUN = new RunId("r-cccc3333");
  static final RunId OTHER_RUN = new RunId("r-dddd4444");

  @TempDir Path folder;
  final TestClock clock = TestClock.atNoon();
  final LocalShell shell = new LocalShell();

  /** With so many slots. */
  abstract LocalMachines machines(int slots);

  @AfterEach
  void deleteAll() {
    machines(2).list().machines().forEach(machine -> provider().delete(machine.run()));
  }

  @Override
  protected MachineProvider provider() {
    return machines(1);
  }

  @Override
  protected MachineProvider again() {
    return machines(1);
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }
}
