package dev.penv.world;

import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.hardware.Hardware;
import dev.penv.hardware.Requirements;
import dev.penv.machine.Boot;
import dev.penv.machine.Inventory;
import dev.penv.machine.Lease;
import dev.penv.machine.Machine;
import dev.penv.machine.MachineProvider;
import dev.penv.machine.Offer;
import dev.penv.machine.Purchase;
import dev.penv.money.Money;
import dev.penv.money.Rate;
import dev.penv.remote.Shell;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A cloud in memory. A machine is a disk, an address and a vm, made and deleted one after the other
 * and each billed, so that a process that is killed in between leaves something behind.
 */
public final class FakeCloud implements MachineProvider {
  public static final String SMALL = "small";
  private static final List<String> PARTS = List.of("disk", "address", "vm");
  private static final int ENDLESS = Integer.MAX_VALUE;

  private final String name;
  private final TestClock clock;
  private final String instance;
  private final Function<Machine, Shell> shells;
  private final List<Offer> offers = new ArrayList<>();
  private final Map<String, Integer> stock = new HashMap<>();
  private final Map<String, Integer> quotas = new HashMap<>();
  private final List<Part> billed = new ArrayList<>();
  private final List<String> moments = new ArrayList<>();
  private final Map<String, String> refusals = new HashMap<>();
  private String deadly = "";
  private String silent = "";
  private Duration latency = Duration.ZERO;
  private boolean reachable = true;
  private boolean clinging;

  private record Part(String kind, Machine of) {}

  /**
   * @param instance the penv that buys
   * @param shells how a machine is reached
   */
  public FakeCloud(TestClock clock, String instance, Function<Machine, Shell> shells) {
    this("cloud", clock, instance, shells);
  }

  /** One of several. */
  public FakeCloud(String name, TestClock clock, String instance, Function<Machine, Shell> shells) {
    this.name = name;
    this.clock = clock;
    this.instance = instance;
    this.shells = shells;
    sell(SMALL, Gpu.NONE, new Rate(new Money(100_000)));
  }

  /** Puts a size on the menu: 4 CPUs, 16 GB of memory, 100 GB of disk. */
  public synchronized void sell(String size, Gpu gpu, Rate rate) {
    var hardware =
        new Hardware(4, DataSize.gigabytes(16), DataSize.gigabytes(100), Architecture.AMD64, gpu);
    offers.add(new Offer(name(), "here", size, hardware, rate, false));
  }

  /** How many more of a size can be had now. */
  public synchronized void stock(String size, int left) {
    stock.put(size, left);
  }

  /** How many of a size may exist at once. */
  public synchronized void quota(String size, int most) {
    quotas.put(size, most);
  }

  /** Sells a size to nobody. */
  public synchronized void refuse(String size, String reason) {
    refusals.put(size, reason);
  }

  /** Takes a size off the menu. */
  public synchronized void withdraw(String size) {
    offers.removeIf(offer -> offer.size().equals(size));
  }

  /** Time that each call takes. */
  public synchronized void latency(Duration time) {
    latency = time;
  }

  public synchronized void reachable(boolean now) {
    reachable = now;
  }

  /** From now on the first delete of each machine leaves its disk, as clouds do. */
  public synchronized void cling() {
    clinging = true;
  }

  /** Kills the caller once, at a moment that {@link #moments} names. */
  public synchronized void killAt(String moment) {
    deadly = moment;
  }

  /** Loses its answer once, at a moment that {@link #moments} names: the caller knows nothing. */
  public synchronized void silentAt(String moment) {
    silent = moment;
  }

  /** Every moment so far at which a process could have died, such as {@code create: disk}. */
  public synchronized List<String> moments() {
    return List.copyOf(moments);
  }

  /** Everything that costs now, such as {@code vm of r-aaaa1111}. */
  public synchronized List<String> billable() {
    return billed.stream().map(part -> part.kind() + " of " + part.of().run()).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized Stream<Offer> offers(Requirements needs) {
    call("offers");
    return List.copyOf(offers).stream();
  }

  @Override
  public synchronized Purchase create(RunId run, Offer offer, Boot boot, Lease lease) {
    call("create");
    var machine = any(run);
    if (machine.isEmpty()) {
      var refusal = refusal(offer);
      if (refusal.isPresent()) return refusal.get();
      stock.computeIfPresent(offer.size(), (_, left) -> left - 1);
    }
    var wanted = machine.orElseGet(() -> machine(run, offer, boot, lease));
    for (var kind : PARTS) make(kind, wanted);
    moment("create: done");
    return new Purchase.Bought(wanted);
  }

  private Optional<Purchase> refusal(Offer offer) {
    var size = offer.size();
    if (refusals.containsKey(size)) {
      return Optional.of(new Purchase.Refused(offer, refusals.get(size)));
    }
    if (count(size) >= quotas.getOrDefault(size, ENDLESS)) {
      var link = URI.create("https://cloud.example/quotas/" + size);
      return Optional.of(new Purchase.OverQuota(offer, size + " machines", link));
    }
    if (stock.getOrDefault(size, ENDLESS) > 0) return Optional.empty();
    return Optional.of(new Purchase.NoCapacity(offer, "no %s is left".formatted(size)));
  }

  private long count(String size) {
    return machines().stream().filter(machine -> machine.id().startsWith(size + "-")).count();
  }

  private Machine machine(RunId run, Offer offer, Boot boot, Lease lease) {
    return new Machine(
        name(),
        offer.size() + "-" + run,
        instance,
        offer.hardware(),
        offer.rate(),
        new User.Same(),
        "/runs/" + run,
        "/caches/" + boot.repo().id(),
        clock.instant(),
        lease);
  }

  private void make(String kind, Machine machine) {
    var part = new Part(kind, machine);
    if (billed.contains(part)) return;
    billed.add(part);
    moment("create: " + kind);
  }

  @Override
  public synchronized Optional<Machine> find(RunId run) {
    call("find");
    return any(run).filter(machine -> billed.contains(new Part("vm", machine)));
  }

  @Override
  public synchronized Inventory list() {
    call("list");
    return new Inventory(clock.instant(), machines());
  }

  @Override
  public Shell shell(Machine machine) {
    return shells.apply(machine);
  }

  @Override
  public synchronized void extend(Machine machine, Lease lease) {
    call("extend");
    billed.replaceAll(part ->
        part.of().run().equals(machine.run())
            ? new Part(part.kind(), part.of().leased(lease))
            : part);
    moment("extend: done");
  }

  @Override
  public synchronized void delete(RunId run) {
    call("delete");
    any(run).ifPresent(machine -> stock.computeIfPresent(size(machine), (_, left) -> left + 1));
    while (any(run).isPresent()) deleteOnce(run);
    moment("delete: done");
  }

  private void deleteOnce(RunId run) {
    for (var kind : PARTS.reversed()) {
      if (clinging && kind.equals("disk")) continue;
      billed.removeIf(part -> part.kind().equals(kind) && part.of().run().equals(run));
      moment("delete: " + kind);
    }
    clinging = false;
  }

  private static String size(Machine machine) {
    return machine.id().substring(0, machine.id().indexOf('-'));
  }

  private Optional<Machine> any(RunId run) {
    return machines().stream().filter(machine -> machine.run().equals(run)).findFirst();
  }

  /** Also those of which only a part is there. */
  private List<Machine> machines() {
    var byRun = new LinkedHashMap<RunId, Machine>();
    for (var part : billed) byRun.putIfAbsent(part.of().run(), part.of());
    return List.copyOf(byRun.values());
  }

  private void call(String what) {
    moment(what);
    clock.advance(latency);
    if (!reachable) throw new UncheckedIOException(new IOException("the cloud is away"));
  }

  private void moment(String moment) {
    moments.add(moment);
    if (moment.equals(silent)) {
      silent = "";
      throw new UncheckedIOException(new IOException("the connection was reset"));
    }
    if (!moment.equals(deadly)) return;
    deadly = "";
    throw new Killed(moment);
  }
}
