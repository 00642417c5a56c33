package dev.penv;

import dev.penv.github.Repo;
import dev.penv.machine.local.Computer;
import dev.penv.machine.local.Disk;
import dev.penv.machine.local.Isolation;
import dev.penv.machine.local.LocalMachines;
import dev.penv.machine.local.LocalSettings;
import dev.penv.machine.local.Readiness;
import dev.penv.policy.Policy;
import dev.penv.remote.LocalShell;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Puts this computer up for sale, the way the operator wants it. */
final class LocalSale {
  /** One penv works with one folder of data, and its machines are in that folder. */
  static final String INSTANCE = "here";

  private LocalSale() {}

  /**
   * @throws ConfigProblems when it cannot be sold that way
   */
  static LocalMachines of(Config.Local local, Path data, InstantSource clock) throws IOException {
    var shell = new LocalShell();
    var policy = new Policy(local.repositories());
    var settings =
        new LocalSettings(
            INSTANCE,
            local.folder(),
            local.slots(),
            local.price(),
            local.isolated() ? Isolation.Users.DEFAULT : new Isolation.None(),
            local.leastFree(),
            (Repo repo) -> policy.serves(repo.fullName()));
    if (!local.repositories().isEmpty()) check(settings, shell);
    return new LocalMachines(settings, Computer.probe(shell), shell, Disk.of(data), clock);
  }

  private static void check(LocalSettings settings, LocalShell shell) throws IOException {
    var problems = new ConfigProblems.Collector();
    for (var problem : Readiness.problems(settings, shell)) {
      problems.add(
          problem.setting().isEmpty() ? "local" : problem.setting(),
          problem.problem(),
          problem.remedy());
    }
    problems.throwIfAny();
  }
}
