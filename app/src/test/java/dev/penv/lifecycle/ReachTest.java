package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.event.Event;
import dev.penv.github.AppInstallation;
import dev.penv.github.Installations;
import dev.penv.github.MemoryInventory;
import dev.penv.github.Outgoing;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.journal.Alarm;
import dev.penv.run.Run;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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

  @Test
  void aSuspensionThatIsOverWhenItIsToldEndsNothing() {
    inventory.keep(OCTO);
    inventory.reach(List.of(REPO));
    told(new Event.InstallationChanged(OCTO.id()), new Answering(List.of(OCTO), List.of(REPO)));
    assertThat(told).isEmpty();
    assertThat(inventory.installation(OCTO.id())).contains(OCTO);
  }

  @Test
  void aSuspensionThatStandsEndsWhatRuns() {
    inventory.reach(List.of(REPO));
    var suspended = new AppInstallation(OCTO.id(), ADA, true, Map.of(), List.of());
    told(new Event.InstallationChanged(OCTO.id()), new Answering(List.of(suspended), List.of()));
    assertThat(told).containsExactly(new RunSignal.OutOfReach("penv was suspended here"));
  }

  @Test
  void aRepositoryThatIsBackWhenItsRemovalIsToldGoesOn() {
    inventory.reach(List.of(REPO));
    told(removed(), new Answering(List.of(OCTO), List.of(REPO)));
    assertThat(told).isEmpty();
    assertThat(inventory.repository(REPO.id())).contains(REPO);
  }

  @Test
  void whatRunsInARemovedRepositoryIsEnded() {
    told(removed(), new Answering(List.of(OCTO), List.of()));
    assertThat(told)
        .containsExactly(new RunSignal.OutOfReach("penv may not use this repository any more"));
  }

  @Test
  void whatIsToldOfAnInstallationThatIsGoneMakesItNoMore() {
    inventory.reach(List.of(REPO));
    told(new Event.InstallationChanged(OCTO.id()), new Answering(List.of(), List.of()));
    assertThat(inventory.repository(REPO.id())).isEmpty();
    assertThat(dropped).containsExactly(OCTO.id());
    assertThat(told).containsExactly(new RunSignal.OutOfReach("penv was uninstalled here"));
  }

  @Test
  void gitHubIsAskedAgainWhenTheTimeHasCome() throws InterruptedException {
    var clock = TestClock.atNoon();
    var looks = new AtomicInteger();
    var installations =
        new Answering(List.of(), List.of()) {
          @Override
          public List<AppInstallation> all() {
            looks.incrementAndGet();
            return super.all();
          }
        };
    var watch = Thread.ofVirtual().start(() -> watch(reach(installations, clock)));
    clock.awaitWaiting(1);
    clock.advance(Duration.ofHours(1));
    clock.awaitWaiting(1);
    assertThat(looks).hasValue(2);
    watch.interrupt();
    watch.join();
  }

  private static void watch(Reach reach) {
    try {
      reach.watch(Duration.ofHours(1), Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      // The test has seen enough.
    }
  }

  private static Event.OfInstallation removed() {
    return new Event.ReachChanged(OCTO.id(), List.of(REPO));
  }

  private void told(Event.OfInstallation event, Installations installations) {
    reach(installations, TestClock.atNoon()).told(event);
  }

  private void look(Installations installations) {
    reach(installations, TestClock.atNoon()).look();
  }

  private Reach reach(Installations installations, Alarm alarm) {
    var outgoing =
        new Outgoing() {
          @Override
          public void reopen(long installation) {}

          @Override
          public void replace(Writing writing, Instant since) {}

          @Override
          public void drop(long installation) {
            dropped.add(installation);
          }
        };
    return new Reach(
        inventory,
        installations,
        outgoing,
        () -> List.of(RUN),
        (_, signal) -> told.add(signal),
        alarm);
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
    public Optional<AppInstallation> find(long installation) {
      return installations.stream().filter(one -> one.id() == installation).findFirst();
    }

    @Override
    public List<Repo> repositories(long installation) {
      return repositories;
    }
  }
}
