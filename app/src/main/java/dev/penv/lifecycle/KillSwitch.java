package dev.penv.lifecycle;

import dev.penv.github.Account;
import dev.penv.github.Inventory;
import dev.penv.policy.Switches;
import dev.penv.policy.Switches.Stance;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what is live already when the operator switches it off; {@link Guard} stops the rest. */
public final class KillSwitch {
  private static final Logger LOG = LoggerFactory.getLogger(KillSwitch.class);

  /** No login has blanks, so nobody is taken for the operator. */
  private static final Account OPERATOR = new Account(0, "the operator of this penv", false);

  private final Switches switches;
  private final Inventory inventory;
  private final Supplier<List<Run>> live;
  private final BiConsumer<RunId, RunSignal> signal;
  private final AuditTrail trail;
  private final Set<RunId> told = new HashSet<>();

  /**
   * @param live the runs that are live in this process
   * @param signal asks one of them for something
   */
  KillSwitch(
      Switches switches,
      Inventory inventory,
      Supplier<List<Run>> live,
      BiConsumer<RunId, RunSignal> signal,
      AuditTrail trail) {
    this.switches = switches;
    this.inventory = inventory;
    this.live = live;
    this.signal = signal;
    this.trail = trail;
  }

  /** Looks again and again, until interrupted. */
  public void watch(Duration every) throws InterruptedException {
    while (true) {
      try {
        look();
      } catch (RuntimeException e) {
        LOG.warn("the switches cannot be read; looked at again in {}", every, e);
      }
      Thread.sleep(every);
    }
  }

  /** One look at every run. Once is enough for each: what it is asked is durable. */
  void look() {
    var runs = live.get();
    runs.forEach(this::look);
    told.retainAll(runs.stream().map(Run::id).toList());
  }

  private void look(Run run) {
    if (told.contains(run.id())) return;
    killed(run)
        .ifPresent(killed -> {
          LOG.warn("run {}: ended by the operator's switch", run.id());
          trail.killed(OPERATOR, run, killed.why());
          signal.accept(run.id(), new RunSignal.Stop(OPERATOR));
          told.add(run.id());
        });
  }

  /** Under the name that the repository had when it was asked for, or under its present one. */
  private Optional<Stance.Killed> killed(Run run) {
    return Stream.of(run.repo(), inventory.present(run.repo()))
        .map(switches::of)
        .filter(Stance.Killed.class::isInstance)
        .map(Stance.Killed.class::cast)
        .findFirst();
  }
}
