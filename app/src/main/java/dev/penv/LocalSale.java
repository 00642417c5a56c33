package dev.penv;

import dev.penv.github.Repo;
import dev.penv.machine.local.Companions;
import dev.penv.machine.local.Computer;
import dev.penv.machine.local.Disk;
import dev.penv.machine.local.Isolation;
import dev.penv.machine.local.LocalMachines;
import dev.penv.machine.local.LocalSettings;
import dev.penv.machine.local.Readiness;
import dev.penv.machine.local.Uptime;
import dev.penv.policy.Policy;
import dev.penv.remote.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/** Puts this computer up for sale, the way the operator wants it. */
final class LocalSale {
  private LocalSale() {}

  /**
   * @throws ConfigProblems when it cannot be sold that way
   */
  static LocalMachines of(Config.Local local, Path data, InstantSource clock, Companions companions)
      throws IOException {
    var shell = new LocalShell();
    var policy = new Policy(local.repositories());
    var settings =
        new LocalSettings(
            instance(data),
            local.folder(),
            local.slots(),
            local.price(),
            local.isolated() ? Isolation.Users.DEFAULT : new Isolation.None(),
            local.leastFree(),
            (Repo repo) -> policy.serves(repo.fullName()));
    if (!local.repositories().isEmpty()) check(settings, shell);
    return new LocalMachines(
        settings,
        Computer.probe(shell),
        shell,
        Disk.of(data),
        clock,
        Uptime.ofThisComputer(),
        companions);
  }

  /** Tells this penv's machines from those of another on this computer; made at the first start. */
  static String instance(Path data) throws IOException {
    var file = data.resolve("instance");
    if (!Files.exists(file)) {
      var fresh = Files.writeString(data.resolve("instance.new"), UUID.randomUUID().toString());
      Files.move(fresh, file);
    }
    return Files.readString(file).strip();
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
