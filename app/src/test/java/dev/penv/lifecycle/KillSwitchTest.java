package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.MemoryInventory;
import dev.penv.github.Repo;
import dev.penv.policy.Switches.Stance;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.world.TestClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillSwitchTest {
  private static final Run RUN = Examples.run(ADA);

  private final MemoryInventory inventory = new MemoryInventory();
  private final MemoryAsks asks = new MemoryAsks();
  private final List<RunId> ended = new ArrayList<>();
  private String killed = "nobody/nothing";
  private final KillSwitch killSwitch =
      new KillSwitch(
          this::stance,
          inventory,
          () -> List.of(RUN),
          (run, _) -> ended.add(run),
          new AuditTrail(asks, TestClock.atNoon()));

  @Test
  void whatRunsIsEndedOnce() {
    killed = "octo/hello";
    killSwitch.look();
    killSwitch.look();
    assertThat(ended).containsExactly(RUN.id());
    assertThat(asks.verdicts()).containsExactly("It is off.");
  }

  @Test
  void aRepositoryIsSwitchedOffUnderItsPresentNameToo() {
    inventory.reach(List.of(new Repo(REPO.id(), "octo", "helix", REPO.installation())));
    killed = "octo/helix";
    killSwitch.look();
    assertThat(ended).containsExactly(RUN.id());
  }

  @Test
  void whatRunsElsewhereGoesOn() {
    killed = "octo/helix";
    killSwitch.look();
    assertThat(ended).isEmpty();
  }

  private Stance stance(Repo repo) {
    return repo.fullName().equals(killed) ? new Stance.Killed("It is off.") : new Stance.Open();
  }
}
