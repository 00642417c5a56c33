package dev.penv.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.penv.github.Repo;
import dev.penv.hardware.Requirements;
import dev.penv.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What every provider keeps to, the fake as well. */
public abstract class MachineProviderContract {
  protected static final Repo REPO = new Repo(4711, "octo", "train", 1);
  private static final RunId ONE = new RunId("r-aaaa1111");
  private static final RunId TWO = new RunId("r-bbbb2222");

  /** A provider with room for exactly one machine, and nothing in it. */
  protected abstract MachineProvider provider();

  /** The same provider as another process sees it. */
  protected abstract MachineProvider again();

  protected abstract Instant now();

  @Test
  void nothingIsThereAtFirst() {
    assertThat(provider().list().machines()).isEmpty();
    assertThat(provider().find(ONE)).isEmpty();
  }

  @Test
  void offersNameTheirProvider() {
    assertThat(provider().offers(Requirements.NONE))
        .isNotEmpty()
        .allSatisfy(offer -> assertThat(offer.provider()).isEqualTo(provider().name()));
  }

  @Test
  void boughtMachineIsKnownByItsTags() {
    var machine = buy(ONE);
    assertThat(machine.run()).isEqualTo(ONE);
    assertThat(machine.lease()).isEqualTo(lease(ONE));
    assertThat(again().find(ONE)).contains(machine);
    assertThat(again().list().machines()).containsExactly(machine);
    assertThat(again().find(TWO)).isEmpty();
  }

  @Test
  void inventoryTellsTheProvidersTime() {
    assertThat(provider().list().at()).isBetween(now().minusSeconds(5), now().plusSeconds(5));
  }

  @Test
  void oneRunBuysOneMachine() {
    var first = buy(ONE);
    assertThat(create(again(), ONE)).isEqualTo(new Purchase.Bought(first));
    assertThat(provider().list().machines()).hasSize(1);
  }

  @Test
  void noCapacityWhenAllIsTaken() {
    buy(ONE);
    assertThat(create(provider(), TWO))
        .isInstanceOfSatisfying(
            Purchase.NoCapacity.class, full -> assertThat(full.reason()).isNotBlank());
    assertThat(provider().find(TWO)).isEmpty();
  }

  @Test
  void whatIsDeletedCanBeBoughtAgain() {
    buy(ONE);
    provider().delete(ONE);
    assertThat(buy(TWO).run()).isEqualTo(TWO);
  }

  @Test
  void extendedLeaseIsOnTheTags() {
    var machine = buy(ONE);
    var longer = new Lease(ONE, lease(ONE).until().plus(Duration.ofHours(1)));
    provider().extend(machine, longer);
    assertThat(again().find(ONE)).contains(machine.leased(longer));
  }

  @Test
  void extendingADeletedMachineDoesNotBringItBack() {
    var machine = buy(ONE);
    provider().delete(ONE);
    provider().extend(machine, lease(ONE));
    assertThat(again().list().machines()).isEmpty();
  }

  @Test
  void deletedMachineIsGone() {
    buy(ONE);
    again().delete(ONE);
    assertThat(provider().find(ONE)).isEmpty();
    assertThat(provider().list().machines()).isEmpty();
  }

  @Test
  void deletingNothingIsSuccess() {
    buy(ONE);
    assertThatCode(() -> provider().delete(TWO)).doesNotThrowAnyException();
    assertThat(provider().find(ONE)).isPresent();
    provider().delete(ONE);
    assertThatCode(() -> provider().delete(ONE)).doesNotThrowAnyException();
  }

  protected final Machine buy(RunId run) {
    return ((Purchase.Bought) create(provider(), run)).machine();
  }

  protected final Purchase create(MachineProvider from, RunId run) {
    var offer = from.offers(Requirements.NONE).findFirst().orElseThrow();
    return from.create(run, offer, new Boot(REPO), lease(run));
  }

  protected final Lease lease(RunId run) {
    return new Lease(run, now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(2)));
  }
}
