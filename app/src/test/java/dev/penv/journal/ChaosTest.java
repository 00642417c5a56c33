package dev.penv.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.Chaos;
import dev.penv.world.Killed;
import dev.penv.world.TestClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A story of steps comes to the same end, with each effect once, wherever its process is killed.
 */
class ChaosTest {
  sealed interface Purchase {
    record Bought(String machine) implements Purchase {}

    record NoCapacity() implements Purchase {}
  }

  record Price(long micros) {}

  private static final String END = "machine of offer-2 for [0-9]+, started, outcome 0, released";

  private final TestClock clock = TestClock.atNoon();

  @Test
  void deathAtAnyMomentChangesNothing() {
    int all = live(Set.of());
    assertThat(all).isGreaterThan(15);
    for (int death = 1; death <= all; death++) live(Set.of(death));
  }

  @Test
  void deathsAtAnyTwoMomentsChangeNothing() {
    int all = live(Set.of());
    for (int first = 1; first <= all; first++) {
      for (int second = first + 1; second <= all + 3; second++) live(Set.of(first, second));
    }
  }

  @Test
  void manyDeathsChangeNothing() {
    var random = new Random(1);
    for (int round = 0; round < 200; round++) {
      var deaths = new HashSet<Integer>();
      for (int i = 0; i < 12; i++) deaths.add(1 + random.nextInt(40));
      live(deaths);
    }
  }

  private int live(Set<Integer> deaths) {
    var chaos = new Chaos(deaths);
    var records = new MemoryRecords();
    var world = new World(chaos);
    while (true) {
      try {
        story(chaos.mortal(new Journals(records, clock).open("r-aaaa")), world);
        break;
      } catch (Killed killed) {
        chaos.restart();
      }
    }
    assertThat(String.join(", ", world.effects)).as("killed at %s", deaths).matches(END);
    return chaos.moments();
  }

  /** The market's answer changes with every question, so an answer must be asked for once. */
  private static void story(Journal journal, World world) {
    var price = journal.step("placement", Price.class, world::cheapest);
    var machine = buy(journal.in("attempt-1"), world, price);
    journal.once("started", () -> world.find("started"));
    int code = journal.step("outcome", Integer.class, () -> world.outcome(machine));
    journal.once("released", () -> world.find("released"));
    assertThat(code).isZero();
  }

  private static String buy(Journal journal, World world, Price price) {
    for (int offer = 1; ; offer++) {
      var name = "offer-" + offer;
      switch (journal.in(name).step("machine", Purchase.class, () -> world.buy(name, price))) {
        case Purchase.Bought(var machine) -> {
          return machine;
        }
        case Purchase.NoCapacity() -> {}
      }
    }
  }

  /** Finds before it creates, and dies before and after each effect. */
  private static final class World {
    private final Chaos chaos;
    private final List<String> effects = new ArrayList<>();
    private long asked;

    World(Chaos chaos) {
      this.chaos = chaos;
    }

    Price cheapest() {
      chaos.moment("ask the market");
      return new Price(++asked);
    }

    Purchase buy(String offer, Price price) {
      if (offer.equals("offer-1")) return new Purchase.NoCapacity();
      var machine = "machine of %s for %d".formatted(offer, price.micros());
      find(machine);
      return new Purchase.Bought(machine);
    }

    int outcome(String machine) {
      assertThat(effects).contains(machine);
      find("outcome 0");
      return 0;
    }

    void find(String effect) {
      chaos.moment("before " + effect);
      if (!effects.contains(effect)) effects.add(effect);
      chaos.moment("after " + effect);
    }
  }
}
