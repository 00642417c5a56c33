package dev.penv.machine.local;

import dev.penv.github.Repo;
import dev.penv.remote.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One folder for each repository, named by its id. Its group is the repository's alone, and the
 * slots of its runs are in that group: they can read the cache, those of other repositories cannot.
 * The folders themselves are the register of the groups.
 */
record Caches(Path folder, Isolation isolation, Sweeping sweeping) {
  Path of(long repository) {
    return folder.resolve(Long.toString(repository));
  }

  List<Path> all() throws IOException {
    var all = new ArrayList<Path>();
    try (var folders = Files.newDirectoryStream(folder, "[0-9]*")) {
      folders.forEach(all::add);
    }
    return all;
  }

  /** What has made room for others, still to be removed. */
  List<Path> givenUp() throws IOException {
    var all = new ArrayList<Path>();
    try (var folders = Files.newDirectoryStream(folder, ".old-*")) {
      folders.forEach(all::add);
    }
    return all;
  }

  /**
   * The group of a repository's cache, which is made if need be.
   *
   * @param inUse ids of repositories whose caches must stay
   * @return empty when all groups belong to repositories in use
   */
  Optional<Integer> open(Repo repo, Set<Long> inUse, Instant now) throws IOException {
    var cache = of(repo.id());
    if (!Files.exists(cache)) {
      var group = freeGroup(inUse);
      if (group.isEmpty()) return group;
      make(cache, group.get());
    }
    Files.setLastModifiedTime(cache, FileTime.from(now));
    return Optional.of(Owners.group(cache));
  }

  private void make(Path cache, int group) throws IOException {
    var made = folder.resolve(".new");
    if (Files.exists(made)) sweeping.remove(List.of(made));
    Owners.makeHome(made, new User.Same());
    if (isolation instanceof Isolation.Users) {
      Owners.admit(made, new User.Slot(group, group), "rwxr-x---");
    }
    Files.move(made, cache);
  }

  private Optional<Integer> freeGroup(Set<Long> inUse) throws IOException {
    return switch (isolation) {
      case Isolation.None() -> Optional.of(0);
      case Isolation.Users users -> {
        var free = unused(users);
        yield free.isPresent() || !giveUpOldest(inUse) ? free : unused(users);
      }
    };
  }

  private Optional<Integer> unused(Isolation.Users users) throws IOException {
    var used = new ArrayList<Integer>();
    for (var cache : all()) used.add(Owners.group(cache));
    return IntStream.range(users.firstGroup(), users.firstGroup() + Isolation.Users.GROUPS)
        .boxed()
        .filter(group -> !used.contains(group))
        .findFirst();
  }

  private boolean giveUpOldest(Set<Long> inUse) throws IOException {
    var busy = inUse.stream().map(String::valueOf).collect(Collectors.toSet());
    var oldest =
        all().stream()
            .filter(cache -> !busy.contains(cache.getFileName().toString()))
            .min(Comparator.comparingLong(cache -> cache.toFile().lastModified()));
    if (oldest.isPresent()) {
      // Closed to all but penv: its group is another repository's from now on.
      var grave = Files.createTempDirectory(folder, ".old-");
      Files.move(oldest.get(), grave.resolve("cache"), StandardCopyOption.ATOMIC_MOVE);
    }
    return oldest.isPresent();
  }
}
