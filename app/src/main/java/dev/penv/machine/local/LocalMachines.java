package dev.penv.machine.local;

import dev.penv.hardware.Hardware;
import dev.penv.hardware.Requirements;
import dev.penv.machine.Boot;
import dev.penv.machine.Inventory;
import dev.penv.machine.Lease;
import dev.penv.machine.Machine;
import dev.penv.machine.MachineProvider;
import dev.penv.machine.Offer;
import dev.penv.machine.Purchase;
import dev.penv.remote.Shell;
import dev.penv.run.RunId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** This computer as a provider of machines: each is a slot, a folder with a tag and a user. */
public final class LocalMachines implements MachineProvider {
  private static final String NAME = "local";

  private final LocalSettings settings;
  private final Shell shell;
  private final InstantSource clock;
  private final Stock stock;
  private final Slots slots;
  private final Caches caches;
  private final Sweeping sweeping;
  private final ControlGroups groups = ControlGroups.ofThisComputer();
  private final Sale sale;
  private final Companions companions;

  /**
   * @param shell acts as penv on this computer
   * @param clock tells what is shown and agreed on; how long a slot lives is measured by uptime
   * @throws UncheckedIOException when the folders cannot be made
   */
  public LocalMachines(
      LocalSettings settings,
      Computer computer,
      Shell shell,
      Disk disk,
      InstantSource clock,
      Uptime.Source uptime,
      Companions companions) {
    this.settings = settings;
    this.shell = shell;
    this.clock = clock;
    this.companions = companions;
    stock = new Stock(computer, settings.slots(), disk, settings.leastFree());
    sweeping = new Sweeping(shell);
    slots = new Slots(attempt(() -> passage("machines")), clock, uptime);
    caches = new Caches(attempt(() -> passage("caches")), settings.isolation(), sweeping);
    var leftovers = new Leftovers(settings, slots, caches, sweeping);
    sale = new Sale(settings, stock, slots, caches, leftovers, clock, uptime);
  }

  /** Slots pass through on their way to what is theirs, and cannot look around. */
  private Path passage(String name) throws IOException {
    var folder = Files.createDirectories(settings.folder().resolve(name));
    Owners.letThrough(settings.folder(), settings.isolation());
    return Owners.letThrough(folder, settings.isolation());
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * A slot, and a slot with the GPUs. They are on the menu when all slots are taken, too: a run
   * waits for hardware that exists, and buying says that there is no capacity.
   */
  @Override
  public Stream<Offer> offers(Requirements needs) {
    return Stream.concat(
        Stream.of(offer("slot", stock.share(needs))),
        stock.shareWithGpus(needs).stream().map(share -> offer("slot-with-gpu", share)));
  }

  private Offer offer(String size, Hardware share) {
    return new Offer(NAME, "here", size, share, settings.rate(), false);
  }

  @Override
  public Purchase create(RunId run, Offer offer, Boot boot, Lease lease) {
    return switch (attempt(() -> sale.sell(offer, boot.repo(), lease))) {
      case Sale.Sold.Slot(var slot, var tag) -> new Purchase.Bought(machine(slot, tag));
      case Sale.Sold.None(var reason) -> reason;
    };
  }

  @Override
  public Optional<Machine> find(RunId run) {
    return attempt(() -> slots.of(run)).map(taken -> machine(taken.getKey(), taken.getValue()));
  }

  @Override
  public Inventory list() {
    var machines =
        attempt(slots::tags).entrySet().stream()
            .map(taken -> machine(taken.getKey(), taken.getValue()))
            .toList();
    return new Inventory(clock.instant(), machines);
  }

  /** The folders of all caches, for whoever makes room in them. */
  public List<Path> caches() {
    return attempt(caches::all);
  }

  @Override
  public Shell shell(Machine machine) {
    return shell;
  }

  @Override
  public void extend(Machine machine, Lease lease) {
    withSlotOf(machine.run(), (slot, tag) -> slots.retag(slot, tag.leased(lease)));
  }

  @Override
  public void delete(RunId run) {
    withSlotOf(
        run,
        (slot, tag) -> {
          companions.remove(run);
          groups.kill(run);
          sweeping.sweep(slots.folder(slot), tag.user());
          groups.remove(run);
          slots.free(slot);
        });
  }

  private interface Change {
    void make(int slot, Tag tag) throws IOException, InterruptedException;
  }

  /** Looks again once it has the lock: the slot may have gone to another run meanwhile. */
  private void withSlotOf(RunId run, Change change) {
    var found = attempt(() -> slots.of(run));
    if (found.isEmpty()) return;
    int slot = found.get().getKey();
    var lock = slots.lock(slot);
    lock.lock();
    try {
      var tag = attempt(() -> slots.tag(slot)).filter(now -> now.isOf(run));
      if (tag.isPresent()) {
        attempt(() -> {
          change.make(slot, tag.get());
          return slot;
        });
      }
    } finally {
      lock.unlock();
    }
  }

  private Machine machine(int slot, Tag tag) {
    return new Machine(
        NAME,
        "slot-" + slot,
        tag.instance(),
        tag.hardware(),
        tag.rate(),
        tag.user(),
        slots.folder(slot).toString(),
        caches.of(tag.repositoryId()).toString(),
        tag.createdAt(),
        tag.lease());
  }

  private interface Work<T> {
    T get() throws IOException, InterruptedException;
  }

  private static <T> T attempt(Work<T> work) {
    try {
      return work.get();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException(NAME));
    }
  }
}
