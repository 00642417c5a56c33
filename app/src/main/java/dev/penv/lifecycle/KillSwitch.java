package dev.penv.lifecycle;

import dev.penv.github.Account;
import dev.penv.policy.Switches;
import dev.penv.policy.Switches.Stance;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what is live already when the operator switches it off; {@link Guard} stops the rest. */
public final class KillSwitch {
  private static final Logger LOG = LoggerFactory.getLogger(KillSwitch.class);

  /** No login has blanks, so nobody is taken for the operator. */
  private static final Account OPERATOR = new Account(0, "the operator of this penv", false);

  private final Switches switches;
  private final Runs runs;
  private final Set<RunId> told = new HashSet<>();

  public KillSwitch(Switches switches, Runs runs) {
    this.switches = switches;
    this.runs = runs;
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
    var live = runs.liveRuns();
    live.forEach(this::look);
    told.retainAll(live.stream().map(Run::id).toList());
  }

  private void look(Run run) {
    if (switches.of(run.repo()) instanceof Stance.Killed && !told.contains(run.id())) {
      LOG.warn("run {}: ended by the operator's switch", run.id());
      runs.signal(run.id(), new RunSignal.Stop(OPERATOR));
      told.add(run.id());
    }
  }
}
