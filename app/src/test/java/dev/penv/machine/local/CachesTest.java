package dev.penv.machine.local;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.github.Repo;
import dev.penv.remote.LocalShell;
import dev.penv.world.SlotUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachesTest {
  private static final int ROOM = Isolation.Users.GROUPS;

  @TempDir Path folder;
  private Caches caches;

  @BeforeEach
  void fill() throws IOException {
    Needs.root();
    var isolation = new Isolation.Users(SlotUsers.first());
    caches = new Caches(folder, isolation, new Sweeping(new LocalShell()));
    for (int id = 1; id <= ROOM; id++) assertThat(open(id, Set.of())).isPresent();
  }

  @Test
  void eachRepositoryHasAGroupOfItsOwnAndKeepsIt() throws IOException {
    var groups = LongStream.rangeClosed(1, ROOM).mapToObj(caches::of).map(this::group);
    assertThat(groups.collect(Collectors.toSet())).hasSize(ROOM);
    assertThat(open(7, Set.of())).contains(group(caches.of(7)));
  }

  @Test
  void cacheThatWasUnusedLongestMakesRoom() throws IOException {
    var freed = group(caches.of(2));
    touch(1, ROOM + 1);
    assertThat(open(ROOM + 1, Set.of())).contains(freed);
    assertThat(caches.of(2)).doesNotExist();
    assertThat(caches.of(1)).exists();
    assertThat(caches.givenUp())
        .singleElement()
        .satisfies(grave ->
            assertThat(Files.getPosixFilePermissions(grave)).isEqualTo(fromString("rwx------")));
  }

  @Test
  void cachesInUseStay() throws IOException {
    var all = LongStream.rangeClosed(1, ROOM).boxed().collect(Collectors.toSet());
    assertThat(open(ROOM + 1, all)).isEmpty();
    all.remove(9L);
    assertThat(open(ROOM + 1, all)).isPresent();
    assertThat(caches.of(9)).doesNotExist();
  }

  private Optional<Integer> open(long id, Set<Long> inUse) throws IOException {
    return caches.open(new Repo(id, "octo", "repo", 1), inUse, Instant.ofEpochSecond(id));
  }

  private void touch(long id, long second) throws IOException {
    caches.open(new Repo(id, "octo", "repo", 1), Set.of(), Instant.ofEpochSecond(second));
  }

  private int group(Path cache) {
    try {
      return Owners.group(cache);
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }
}
