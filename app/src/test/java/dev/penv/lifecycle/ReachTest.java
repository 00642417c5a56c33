package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.AppInstallation;
import dev.penv.github.Installations;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Outgoing;
import dev.penv.github.Repo;
import dev.penv.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final AppInstallation OCTO =
      new AppInstallation(REPO.installation(), ADA, false, Map.of(), List.of());
  private static final Run RUN = Examples.run(ADA);

  private final MemoryInventory inventory = new MemoryInventory();
  private final List<Long> dropped = new ArrayList<>();
  private final List<RunSignal> told = new ArrayList<>();

  @Test
  void whatRunsInARepositoryThatIsGoneIsEnded() {
    inventory.keep(OCTO);
    inventory.reach(List.of(REPO));
    look(new Answering(List.of(OCTO), List.of()));
    assertThat(told)
        .containsExactly(new RunSignal.OutOfReach("penv may not use this repository any more"));
  }

  @Test
  void anInstallationThatAppearsWhileGitHubIsAskedStays() {
    look(
        new Answering(List.of(), List.of()) {
          @Override
          public List<AppInstallation> all() {
            inventory.keep(OCTO);
            inventory.reach(List.of(REPO));
            return super.all();
          }
        });
    assertThat(inventory.installation(OCTO.id())).contains(OCTO);
    assertThat(dropped).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void whatRunsInARepositoryThatAppearsWhileGitHubIsAskedGoesOn() {
    inventory.keep(OCTO);
    look(
        new Answering(List.of(OCTO), List.of()) {
          @Override
          public List<Repo> repositories(long installation) {
            inventory.reach(List.of(REPO));
            return super.repositories(installation);
          }
        });
    assertThat(told).isEmpty();
  }

  private void look(Installations installations) {
    var outgoing =
        new Outgoing() {
          @Override
          public void reopen(long installation) {}

          @Override
          public void drop(long installation) {
            dropped.add(installation);
          }
        };
    new Reach(
            inventory, installations, outgoing, () -> List.of(RUN), (_, signal) -> told.add(signal))
        .look();
  }

  /** What GitHub says. */
  private static class Answering implements Installations {
    private final List<AppInstallation> installations;
    private final List<Repo> repositories;

    Answering(List<AppInstallation> installations, List<Repo> repositories) {
      this.installations = installations;
      this.repositories = repositories;
    }

    @Override
    public List<AppInstallation> all() {
      return installations;
    }

    @Override
    public List<Repo> repositories(long installation) {
      return repositories;
    }
  }
}
