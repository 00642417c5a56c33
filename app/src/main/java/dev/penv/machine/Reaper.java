package dev.penv.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes machines without a live Lease. Believes the providers' tags alone, so it needs neither
 * our database nor our memory.
 */
public final class Reaper {
  private static final Logger log = LoggerFactory.getLogger(Reaper.class);

  private final String instance;
  private final List<MachineProvider> providers;
  private final KnownRuns runs;

  /**
   * @param instance this penv; machines of others are left alone
   */
  public Reaper(String instance, List<MachineProvider> providers, KnownRuns runs) {
    this.instance = instance;
    this.providers = List.copyOf(providers);
    this.runs = runs;
  }

  /** Sweeps again and again until interrupted. */
  public void watch(Duration pause) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      sweep();
      Thread.sleep(pause);
    }
  }

  /** One look at every machine. What fails is tried again by the next sweep. */
  public List<Reaping> sweep() {
    var all = new ArrayList<Reaping>();
    for (var provider : providers) {
      var reapings = look(provider);
      for (var reaping : reapings) act(provider, reaping);
      all.addAll(reapings);
    }
    return List.copyOf(all);
  }

  private List<Reaping> look(MachineProvider provider) {
    try {
      var inventory = provider.list();
      return inventory.machines().stream().map(machine -> decide(machine, inventory)).toList();
    } catch (RuntimeException failure) {
      log.warn("Cannot list the machines of {}: {}", provider.name(), failure.toString());
      return List.of();
    }
  }

  private Reaping decide(Machine machine, Inventory inventory) {
    return Reaping.decide(instance, machine, evidence(machine), inventory.at());
  }

  private Evidence evidence(Machine machine) {
    try {
      return runs.of(machine.run());
    } catch (RuntimeException silence) {
      log.warn("{}: cannot learn whether it is live: {}", machine.run(), silence.toString());
      return Evidence.SILENT;
    }
  }

  private static void act(MachineProvider provider, Reaping reaping) {
    switch (reaping) {
      case Reaping.Keep _ -> {}
      case Reaping.Delete(var machine, var reason) -> delete(provider, machine, reason);
    }
  }

  private static void delete(MachineProvider provider, Machine machine, String reason) {
    try {
      provider.delete(machine.run());
      log.info("{}: deleted {} {}: {}", machine.run(), provider.name(), machine.id(), reason);
    } catch (RuntimeException failure) {
      log.warn("{}: cannot delete {}: {}", machine.run(), machine.id(), failure.toString());
    }
  }
}
