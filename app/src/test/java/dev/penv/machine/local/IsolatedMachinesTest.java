package dev.penv.machine.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.github.Repo;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.hardware.Requirements;
import dev.penv.machine.Boot;
import dev.penv.machine.Machine;
import dev.penv.machine.Purchase;
import dev.penv.money.Rate;
import dev.penv.remote.Shell;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import dev.penv.world.SlotUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a user for each slot, which only root can have. */
class IsolatedMachinesTest extends LocalContract {
  private static final Repo OTHER_REPO = new Repo(4712, "octo", "other", 1);
  private static final Computer COMPUTER =
      new Computer(8, DataSize.gigabytes(32), Architecture.AMD64, Gpu.NONE);

  private final Uptime.Source uptime = Uptime.ofThisComputer();

  @BeforeEach
  void onlyRoot() throws IOException {
    Needs.root();
    Files.setPosixFilePermissions(folder, fromString("rwx--x--x"));
  }

  @Test
  void codeRunsAsTheUserOfItsSlot() throws IOException {
    var first = buy(machines(2), RUN, REPO);
    var second = buy(machines(2), OTHER_RUN, REPO);
    assertThat(as(first, "id -u; id -G").output().lines())
        .containsExactly(uid(0) + "", gid(first) + "");
    assertThat(as(second, "id -u").output().strip()).isEqualTo(uid(1) + "");
    assertThat(as(first, "grep NoNewPrivs /proc/self/status").output()).endsWith("1\n");
    assertThat(as(first, "grep CapEff /proc/self/status").output()).endsWith("0000000000000000\n");
  }

  @Test
  void userOwnsItsHomeAndNothingAbove() throws IOException {
    var machine = buy(machines(1), RUN, REPO);
    assertThat(as(machine, "echo hello >home/file && cat home/file").output()).isEqualTo("hello\n");
    for (var forbidden :
        List.of("cat machine.json", "echo >machine.json", "mv home away", "touch new", "ls")) {
      assertThat(as(machine, forbidden).succeeded()).as(forbidden).isFalse();
    }
  }

  @Test
  void slotsCannotReadEachOther() throws IOException {
    var machines = machines(2);
    var first = buy(machines, RUN, REPO);
    var second = buy(machines, OTHER_RUN, REPO);
    as(first, "echo secret >home/file; chmod 644 home/file");
    assertThat(as(second, "cat " + first.home() + "/file").succeeded()).isFalse();
    assertThat(as(second, "ls " + first.home()).succeeded()).isFalse();
  }

  @Test
  void onlyRunsOfTheSameRepositoryReadItsCache() throws IOException {
    var machines = machines(2);
    var first = buy(machines, RUN, REPO);
    var second = buy(machines, OTHER_RUN, OTHER_REPO);
    Files.writeString(Path.of(first.cache(), "code"), "secret");
    assertThat(as(first, "cat " + first.cache() + "/code").output()).isEqualTo("secret");
    assertThat(as(first, "echo >" + first.cache() + "/code").succeeded()).isFalse();
    assertThat(as(second, "cat " + first.cache() + "/code").succeeded()).isFalse();
    assertThat(as(second, "ls " + folder + "/caches").succeeded()).isFalse();
  }

  @Test
  void repositoryKeepsItsGroup() {
    var first = buy(machines(1), RUN, REPO);
    machines(1).delete(RUN);
    var other = buy(machines(2), OTHER_RUN, OTHER_REPO);
    var again = buy(machines(2), RUN, REPO);
    assertThat(gid(again)).isEqualTo(gid(first)).isNotEqualTo(gid(other));
  }

  @Test
  void nothingOfTheRunGoesOn() throws IOException {
    var machine = buy(machines(1), RUN, REPO);
    as(
        machine,
        """
        exec >/dev/null 2>&1
        trap '' TERM HUP INT
        env -i setsid sleep 999 &
        while :; do sleep 999 & sleep 0.01; done &
        while :; do setsid sh -c 'sleep 0.01'; done &
        """);
    assertThat(Processes.ofUser(uid(0))).hasSizeGreaterThan(2);
    machines(1).delete(RUN);
    assertThat(Processes.ofUser(uid(0))).isEmpty();
    assertThat(folder.resolve("machines")).isEmptyDirectory();
  }

  @Test
  void filesInSharedPlacesGoToo() throws IOException {
    var machine = buy(machines(1), RUN, REPO);
    var name = "penv-test-" + uid(0);
    as(machine, "mkdir -p /tmp/%1$s/a; echo >/tmp/%1$s/a/b; echo >/dev/shm/%1$s".formatted(name));
    assertThat(Path.of("/dev/shm", name)).exists();
    machines(1).delete(RUN);
    assertThat(Path.of("/tmp", name)).doesNotExist();
    assertThat(Path.of("/dev/shm", name)).doesNotExist();
  }

  @Test
  void sharedMemoryGoesToo() throws IOException {
    Needs.command("ipcmk");
    var machine = buy(machines(1), RUN, REPO);
    assertThat(as(machine, "ipcmk -M 1000").succeeded()).isTrue();
    assertThat(sharedMemory()).contains(" " + uid(0) + " ");
    machines(1).delete(RUN);
    assertThat(sharedMemory()).doesNotContain(" " + uid(0) + " ");
  }

  @Test
  void linksOutOfTheSlotAreNotFollowed() throws IOException {
    var outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("file"), "precious");
    var machine = buy(machines(1), RUN, REPO);
    as(machine, "ln -s %1$s home/link; ln -s %1$s/file home/file".formatted(outside));
    machines(1).delete(RUN);
    assertThat(outside.resolve("file")).hasContent("precious");
  }

  @Test
  void userThatRunsSomethingElseIsNotUsed() throws IOException {
    var stranger = new User.Slot(uid(0), uid(0));
    shell
        .as(stranger)
        .run(
            List.of("sh", "-c", "sleep 999 >/dev/null 2>&1 &"),
            Map.of(),
            new byte[0],
            Duration.ofMinutes(1));
    try {
      assertThat(create(machines(1), RUN))
          .isInstanceOfSatisfying(
              Purchase.NoCapacity.class,
              full -> assertThat(full.reason()).contains("User " + uid(0)));
      assertThat(buy(machines(2), RUN, REPO).user())
          .isInstanceOfSatisfying(
              User.Slot.class, slot -> assertThat(slot.uid()).isEqualTo(uid(1)));
    } finally {
      Processes.ofUser(uid(0))
          .forEach(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly());
    }
  }

  @Test
  void slotThatAKilledProcessHasHalfDeletedIsSweptBeforeItIsSold() throws IOException {
    var machine = buy(machines(1), RUN, REPO);
    as(machine, "setsid sleep 999 >/dev/null 2>&1 & echo >home/file");
    Files.delete(Path.of(machine.folder(), "machine.json"));
    assertThat(machines(1).list().machines()).isEmpty();
    var next = buy(machines(1), OTHER_RUN, OTHER_REPO);
    assertThat(Processes.ofUser(uid(0))).isEmpty();
    assertThat(Path.of(next.home())).isEmptyDirectory();
  }

  @Override
  LocalMachines machines(int slots) {
    var isolation = new Isolation.Users(SlotUsers.first());
    var settings =
        new LocalSettings("mine", folder, slots, Rate.FREE, isolation, DataSize.ZERO, repo -> true);
    return new LocalMachines(
        settings, COMPUTER, shell, Disk.of(folder), clock, uptime, Companions.NONE);
  }

  private Machine buy(LocalMachines from, RunId run, Repo repo) {
    var offer = from.offers(Requirements.NONE).findFirst().orElseThrow();
    var purchase = from.create(run, offer, new Boot(repo), lease(run));
    return ((Purchase.Bought) purchase).machine();
  }

  private static int uid(int slot) {
    return SlotUsers.first() + slot;
  }

  private static int gid(Machine machine) {
    return ((User.Slot) machine.user()).gid();
  }

  private Shell.Result as(Machine machine, String script) throws IOException {
    var words = List.of("sh", "-c", "cd \"$0\" || exit\n" + script, machine.folder());
    return shell.as(machine.user()).run(words, Map.of(), new byte[0], Duration.ofMinutes(1));
  }

  private static String sharedMemory() throws IOException {
    return new String(Files.readAllBytes(Path.of("/proc/sysvipc/shm")), UTF_8)
        .replaceAll(" +", " ");
  }
}
