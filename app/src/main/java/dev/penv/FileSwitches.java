package dev.penv;

import dev.penv.github.Repo;
import dev.penv.policy.Switches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The operator's switches as files in penv's folder, so that they work whatever else is broken:
 * {@code drain} and {@code kill} for all, {@code kill-owner-name} for one repository.
 */
final class FileSwitches implements Switches {
  private final Path folder;

  FileSwitches(Path folder) {
    this.folder = folder;
  }

  @Override
  public Stance of(Repo repo) {
    var one = "kill-%s-%s".formatted(repo.owner(), repo.name()).toLowerCase(Locale.ROOT);
    if (Files.exists(folder.resolve("kill"))) {
      return new Stance.Killed("The operator has switched this penv off.");
    }
    if (Files.exists(folder.resolve(one))) {
      return new Stance.Killed("The operator has switched this repository off.");
    }
    if (Files.exists(folder.resolve("drain"))) {
      return new Stance.Draining("This penv is being drained: nothing new begins.");
    }
    return new Stance.Open();
  }
}
