package dev.penv.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Inventory} does. */
public abstract class InventoryContract {
  private static final Repo SPIRAL = new Repo(42, "octo", "spiral", 5);
  private static final Repo HELIX = new Repo(43, "octo", "helix", 5);
  private Inventory inventory;

  /** An empty one. */
  protected abstract Inventory empty();

  @BeforeEach
  void begin() {
    inventory = empty();
  }

  @Test
  void latestNameOfARepositoryIsItsName() {
    inventory.reach(List.of(SPIRAL));
    var renamed = new Repo(42, "octo", "vortex", 5);
    inventory.reach(List.of(renamed));
    assertThat(inventory.present(SPIRAL)).isEqualTo(renamed);
    assertThat(inventory.repositories(5)).containsExactly(renamed);
  }

  @Test
  void unknownRepositoryIsLeftAsItIs() {
    assertThat(inventory.present(SPIRAL)).isEqualTo(SPIRAL);
    assertThat(inventory.repository(42)).isEmpty();
  }

  @Test
  void transferredRepositoryIsNotLostWithWhatItLeft() {
    inventory.reach(List.of(SPIRAL));
    var transferred = new Repo(42, "other", "spiral", 6);
    inventory.reach(List.of(transferred));
    inventory.reachOnly(5, List.of());
    assertThat(inventory.repository(42)).contains(transferred);
    inventory.forget(5);
    assertThat(inventory.repositories(0)).containsExactly(transferred);
  }

  @Test
  void onlyWhatIsStillReachedStays() {
    inventory.reach(List.of(SPIRAL, HELIX, new Repo(44, "else", "where", 6)));
    inventory.reachOnly(5, List.of(HELIX));
    assertThat(inventory.repositories(0)).extracting(Repo::id).containsExactly(43L, 44L);
  }

  @Test
  void installationIsKeptUntilItIsForgotten() {
    var octo = new Account(3, "octo", false);
    var installation =
        new AppInstallation(5, octo, false, Map.of("checks", "write"), List.of("push"));
    var suspended = new AppInstallation(5, octo, true, Map.of(), List.of());
    inventory.keep(installation);
    assertThat(inventory.installations()).containsExactly(installation);
    inventory.keep(suspended);
    assertThat(inventory.installation(5)).contains(suspended);
    inventory.reach(List.of(SPIRAL));
    inventory.forget(5);
    assertThat(inventory.installations()).isEmpty();
    assertThat(inventory.repositories(0)).isEmpty();
  }
}
