package dev.penv;

import dev.penv.archive.FreeSpace;
import dev.penv.github.Repo;
import dev.penv.policy.Switches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The operator's switches as files in penv's folder, so that they work whatever else is broken:
 * {@code drain} and {@code kill} for all, {@code kill-owner+name} for one repository: neither of
 * these can have a plus in it. A full disk drains by itself.
 */
final class OperatorSwitches implements Switches {
  private final Path folder;
  private final FreeSpace space;

  OperatorSwitches(Path folder, FreeSpace space) {
    this.folder = folder;
    this.space = space;
  }

  @Override
  public Stance of(Repo repo) {
    var one = "kill-%s+%s".formatted(repo.owner(), repo.name()).toLowerCase(Locale.ROOT);
    if (Files.exists(folder.resolve("kill"))) {
      return new Stance.Killed("The operator has switched this penv off.");
    }
    if (Files.exists(folder.resolve(one))) {
      return new Stance.Killed("The operator has switched this repository off.");
    }
    if (Files.exists(folder.resolve("drain"))) {
      return new Stance.Draining("This penv is being drained: nothing new begins.");
    }
    return ofDisk();
  }

  private Stance ofDisk() {
    try {
      return space.shortage().<Stance>map(Stance.Draining::new).orElse(new Stance.Open());
    } catch (IOException e) {
      throw new UncheckedIOException("the free space of the disk cannot be read", e);
    }
  }
}
