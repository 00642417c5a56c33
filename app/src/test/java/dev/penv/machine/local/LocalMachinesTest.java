package dev.penv.machine.local;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.penv.Needs;
import dev.penv.github.Repo;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Requirements;
import dev.penv.machine.Boot;
import dev.penv.machine.Evidence;
import dev.penv.machine.Lease;
import dev.penv.machine.Machine;
import dev.penv.machine.MachineProvider;
import dev.penv.machine.Purchase;
import dev.penv.machine.Reaper;
import dev.penv.money.Rate;
import dev.penv.remote.Shell;
import dev.penv.run.RunId;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without users for the slots, so that it runs for everybody. */
class LocalMachinesTest extends LocalContract {
  private static final Gpu V100 = new Gpu("v100", 2, DataSize.gigabytes(16));
  private static final Computer COMPUTER =
      new Computer(8, DataSize.gigabytes(32), Architecture.AMD64, V100);

  private DataSize free = DataSize.gigabytes(100);
  private Uptime uptime = new Uptime("first boot", Duration.ofDays(1));

  @Override
  LocalMachines machines(int slots) {
    return machines(slots, shell);
  }

  private LocalMachines machines(int slots, Shell shell) {
    var settings =
        new LocalSettings(
            "mine",
            folder,
            slots,
            Rate.FREE,
            new Isolation.None(),
            DataSize.gigabytes(2),
            repo -> repo.equals(REPO));
    return new LocalMachines(
        settings, COMPUTER, shell, () -> free, clock, () -> uptime, Companions.NONE);
  }

  @Test
  void slotIsOfferedWithAndWithoutGpus() {
    assertThat(provider().offers(Requirements.NONE))
        .extracting(offer -> offer.hardware().gpu())
        .containsExactly(Gpu.NONE, V100);
  }

  @Test
  void hardwareStaysOnTheMenuWhenAllSlotsAreTaken() {
    var before = provider().offers(Requirements.NONE).toList();
    buy(RUN);
    assertThat(provider().offers(Requirements.NONE)).containsExactlyElementsOf(before);
  }

  @Test
  void memoryIsDividedAndDiskIsWhatIsLeft() {
    var hardware = machines(4).offers(Requirements.NONE).findFirst().orElseThrow().hardware();
    assertThat(hardware.cpus()).isEqualTo(8);
    assertThat(hardware.memory()).isEqualTo(DataSize.gigabytes(8));
    assertThat(hardware.disk()).isEqualTo(DataSize.gigabytes(98));
  }

  @Test
  void whoNeedsMoreMemoryGetsIt() {
    var hungry = needs(new GpuAsk.Unsaid(), DataSize.gigabytes(20));
    var machines = machines(4);
    assertThat(machines.offers(hungry).findFirst().orElseThrow().hardware().memory())
        .isEqualTo(DataSize.gigabytes(20));
    assertThat(create(machines, RUN, hungry)).isInstanceOf(Purchase.Bought.class);
    assertThat(create(machines, OTHER_RUN, hungry))
        .isInstanceOfSatisfying(
            Purchase.NoCapacity.class, full -> assertThat(full.reason()).contains("memory"));
    assertThat(create(machines, OTHER_RUN)).isInstanceOf(Purchase.Bought.class);
  }

  @Test
  void memoryThatIsNotThereIsNotOffered() {
    var needs = needs(new GpuAsk.Unsaid(), DataSize.gigabytes(64));
    var offer = provider().offers(needs).findFirst().orElseThrow();
    assertThat(offer.hardware().satisfies(needs)).isFalse();
  }

  @Test
  void gpusGoToOneRunAtATime() {
    var gpu = needs(new GpuAsk.Any(1), DataSize.ZERO);
    var machines = machines(3);
    create(machines, RUN, gpu);
    assertThat(create(machines, OTHER_RUN, gpu))
        .isInstanceOfSatisfying(
            Purchase.NoCapacity.class, full -> assertThat(full.reason()).contains("GPUs"));
    assertThat(create(machines, OTHER_RUN)).isInstanceOf(Purchase.Bought.class);
  }

  @Test
  void repositoryThatIsNotListedIsRefused() {
    var stranger = new Repo(99, "mallory", "miner", 1);
    var offer = provider().offers(Requirements.NONE).findFirst().orElseThrow();
    assertThat(provider().create(RUN, offer, new Boot(stranger), lease(RUN)))
        .isInstanceOfSatisfying(
            Purchase.Refused.class, no -> assertThat(no.reason()).contains("mallory/miner"));
    assertThat(folder.resolve("machines")).isEmptyDirectory();
  }

  @Test
  void nothingNewBeginsOnAFullDisk() {
    free = new DataSize(DataSize.gigabytes(2).bytes() - 1);
    assertThat(create(provider(), RUN))
        .isInstanceOfSatisfying(
            Purchase.NoCapacity.class, full -> assertThat(full.reason()).contains("disk"));
    free = DataSize.gigabytes(2);
    assertThat(create(provider(), RUN)).isInstanceOf(Purchase.Bought.class);
  }

  @Test
  void machineGoesOnWhenTheDiskIsFull() {
    var machine = buy(RUN);
    free = DataSize.ZERO;
    assertThat(create(provider(), RUN)).isEqualTo(new Purchase.Bought(machine));
  }

  @Test
  void parallelRunsNeverShareASlot() throws Exception {
    var machines = machines(3);
    var asks = new ArrayList<Callable<Purchase>>();
    for (int run = 0; run < 8; run++) {
      var id = new RunId("r-eeee000" + run);
      asks.add(() -> create(machines, id));
    }
    var bought = new ArrayList<Machine>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(asks)) {
        if (answer.get() instanceof Purchase.Bought(var machine)) bought.add(machine);
      }
    }
    assertThat(bought).hasSize(3).extracting(Machine::folder).doesNotHaveDuplicates();
    assertThat(machines.list().machines()).containsExactlyInAnyOrderElementsOf(bought);
  }

  @Test
  void folderAndTagAreClosedToOthers() throws IOException {
    var machine = buy(RUN);
    var slot = Path.of(machine.folder());
    for (var closed : List.of(slot, Path.of(machine.home()), Path.of(machine.cache()))) {
      assertThat(Files.getPosixFilePermissions(closed)).isEqualTo(fromString("rwx------"));
    }
    assertThat(Files.getPosixFilePermissions(slot.resolve("machine.json")))
        .isEqualTo(fromString("rw-------"));
  }

  @Test
  void everythingBelowGoesAndNothingBeside() throws IOException {
    var outside = Files.writeString(folder.resolve("outside"), "precious");
    var machine = buy(RUN);
    var home = Path.of(machine.home());
    Files.createSymbolicLink(home.resolve("file"), outside);
    Files.createSymbolicLink(home.resolve("folder"), folder);
    Files.createDirectories(home.resolve("deep/".repeat(500)));
    var closed = Files.createDirectories(home.resolve("closed/inner"));
    Files.writeString(closed.resolve("file"), "");
    Files.setPosixFilePermissions(closed, fromString("---------"));
    Files.setPosixFilePermissions(closed.getParent(), fromString("---------"));

    provider().delete(RUN);
    assertThat(folder.resolve("machines")).isEmptyDirectory();
    assertThat(outside).hasContent("precious");
  }

  @Test
  void processesOfTheRunEndWithTheirMachine() throws Exception {
    var machine = buy(RUN);
    shell.run(
        List.of("sh", "-c", "exec >/dev/null 2>&1; trap '' TERM; setsid sleep 999 & sleep 999 &"),
        Map.of("PENV_CONFIG", machine.home() + "/config.json"),
        new byte[0],
        Duration.ofSeconds(30));
    assertThat(Processes.about(Path.of(machine.folder()))).hasSize(2);

    provider().delete(RUN);
    assertThat(Processes.about(Path.of(machine.folder()))).isEmpty();
  }

  @Test
  void supervisorThatKnowsItsFolderByArgumentsAloneEndsToo() throws Exception {
    var machine = buy(RUN);
    shell.run(
        List.of(
            "sh",
            "-c",
            "setsid sh -c 'while :; do sleep 1; done' sh \"$1\" >/dev/null 2>&1 &",
            "sh",
            machine.folder() + "/runs/control"),
        Map.of(),
        new byte[0],
        Duration.ofSeconds(30));
    assertThat(Processes.about(Path.of(machine.folder()))).isNotEmpty();
    provider().delete(RUN);
    assertThat(Processes.about(Path.of(machine.folder()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unified", "freezer", "pids"})
  void controlGroupThatASupervisorHasLeftGoesWithAllThatIsInIt(String kind) throws Exception {
    Needs.root();
    var hierarchy = Path.of("/sys/fs/cgroup", kind);
    assumeTrue(Files.isWritable(hierarchy.resolve("cgroup.procs")), kind);
    var group = hierarchy.resolve("penv").resolve(RUN.value() + "-1");
    buy(RUN);
    Files.createDirectories(group);
    var hidden =
        shell.run(
            List.of(
                "sh",
                "-c",
                "echo $$ >\"$0/cgroup.procs\"; sleep 999 >&- 2>&- & echo $!",
                group.toString()),
            Map.of(),
            new byte[0],
            Duration.ofSeconds(30));
    var freezer = group.resolve("freezer.state");
    if (Files.exists(freezer)) Files.writeString(freezer, "FROZEN");

    provider().delete(RUN);
    var command =
        ProcessHandle.of(Long.parseLong(hidden.output().strip()))
            .flatMap(process -> process.info().command());
    assertThat(command).as("what runs, and is no zombie").isEmpty();
    assertThat(group).doesNotExist();
  }

  @Test
  void deletionThatWasKilledIsFinishedByTheReaper() throws IOException {
    var machine = buy(RUN);
    shell.run(List.of("rm", "-rf", machine.home()), Map.of(), new byte[0], Duration.ofMinutes(1));
    pass(Duration.ofHours(2).plusMinutes(5));
    new Reaper("mine", List.of(provider()), _ -> Evidence.SILENT).sweep();
    assertThat(folder.resolve("machines")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(longs = {-5, 24 * 3, 24 * 1000})
  void clockThatJumpsChangesNoAgeAndNoLease(long hours) {
    buy(RUN);
    pass(Duration.ofMinutes(30));
    clock.advance(Duration.ofHours(hours));
    var machine = again().find(RUN).orElseThrow();
    assertThat(machine.createdAt()).isEqualTo(now().minus(Duration.ofMinutes(30)));
    assertThat(machine.lease().until()).isEqualTo(now().plus(Duration.ofMinutes(90)));

    var reaper = new Reaper("mine", List.of(provider()), _ -> Evidence.LIVE);
    reaper.sweep();
    assertThat(again().find(RUN)).isPresent();
    pass(Duration.ofMinutes(95));
    reaper.sweep();
    assertThat(again().find(RUN)).isEmpty();
  }

  @Test
  void leaseThatIsExtendedAfterAJumpEndsWhenItSays() {
    buy(RUN);
    clock.advance(Duration.ofDays(3));
    var longer = new Lease(RUN, now().plus(Duration.ofHours(4)));
    provider().extend(again().find(RUN).orElseThrow(), longer);
    clock.advance(Duration.ofDays(-3));
    assertThat(again().find(RUN).orElseThrow().lease().until())
        .isEqualTo(now().plus(Duration.ofHours(4)));
  }

  @Test
  void afterARebootTheClockCounts() {
    var machine = buy(RUN);
    clock.advance(Duration.ofDays(3));
    uptime = new Uptime("second boot", Duration.ofMinutes(1));
    assertThat(again().find(RUN)).contains(machine);
  }

  /** Clock and uptime go on together, as they mostly do. */
  private void pass(Duration time) {
    clock.advance(time);
    uptime = new Uptime(uptime.boot(), uptime.passed().plus(time));
  }

  @Test
  void leftoversOfAKilledProcessAreNoSlot() throws IOException {
    Files.createDirectories(folder.resolve("machines/0/home/workspace"));
    Files.createDirectories(folder.resolve("machines/.new-0/home"));
    assertThat(provider().list().machines()).isEmpty();
    var machine = buy(RUN);
    assertThat(Path.of(machine.home())).isEmptyDirectory();
  }

  @Test
  void nobodyWaitsWhileWhatWasLeftIsRemoved() throws Exception {
    Files.createDirectories(folder.resolve("machines/0/home/workspace"));
    var removing = new CountDownLatch(1);
    var removed = new CountDownLatch(1);
    var machines = machines(2, removingSlowly(removing, removed));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> create(machines, RUN));
      removing.await();
      assertThat(create(machines, OTHER_RUN))
          .isInstanceOfSatisfying(
              Purchase.Bought.class,
              bought -> assertThat(bought.machine().id()).isEqualTo("slot-1"));
      removed.countDown();
      assertThat(first.get()).isInstanceOf(Purchase.Bought.class);
    }
  }

  private Shell removingSlowly(CountDownLatch removing, CountDownLatch removed) {
    return (Shell)
        Proxy.newProxyInstance(
            Shell.class.getClassLoader(),
            new Class<?>[] {Shell.class},
            (_, method, arguments) -> {
              if (Arrays.deepToString(arguments).contains("rm -rf")) {
                removing.countDown();
                removed.await();
              }
              return method.invoke(shell, arguments);
            });
  }

  @Test
  void slotWhoseTagCannotBeReadStaysTakenAndHidesNoOther() throws IOException {
    var first = ((Purchase.Bought) create(machines(2), RUN)).machine();
    var second = ((Purchase.Bought) create(machines(2), OTHER_RUN)).machine();
    Files.writeString(Path.of(first.folder(), "machine.json"), "{\"run\": 7");
    assertThat(machines(2).list().machines()).containsExactly(second);
    assertThat(create(machines(2), RUN)).isInstanceOf(Purchase.NoCapacity.class);
    assertThat(Path.of(first.home())).exists();
  }

  @Test
  void cachesAreToldForCleaning() {
    var machine = buy(RUN);
    provider().delete(RUN);
    assertThat(machines(1).caches()).containsExactly(Path.of(machine.cache()));
  }

  private static Purchase create(MachineProvider from, RunId run, Requirements needs) {
    var offer =
        from.offers(needs).filter(one -> one.hardware().satisfies(needs)).findFirst().orElseThrow();
    var lease = new Lease(run, Instant.parse("2026-11-20T14:00:00Z"));
    return from.create(run, offer, new Boot(REPO), lease);
  }

  private static Requirements needs(GpuAsk gpu, DataSize memory) {
    return new Requirements(gpu, 0, memory, DataSize.ZERO, Architecture.ANY);
  }
}
