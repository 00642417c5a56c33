package dev.penv.policy;

import dev.penv.money.Budget;
import dev.penv.money.HoldAnswer.OverBudget;
import dev.penv.money.Payer;
import dev.penv.money.Pot;
import dev.penv.money.Purse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The limits of all layers together: the smallest holds.
 *
 * @param layers from the outside in
 */
public record Ceilings(List<Rules> layers) {
  public Ceilings {
    layers = List.copyOf(layers);
  }

  /** Timeout of a task that names none. */
  public Duration timeout() {
    var usual = smallest("limits.timeout", Limits::timeout).value();
    var most = longest().value();
    return usual.compareTo(most) < 0 ? usual : most;
  }

  /** The longest timeout that anybody may ask for. */
  public Limited<Duration> longest() {
    return smallest("limits.longest", Limits::longest);
  }

  /** Comments with commands that one person may write within an hour in one repository. */
  public Limited<Integer> commandsPerHour() {
    return smallest("limits.commands-per-hour", Limits::commandsPerHour);
  }

  /** How many runs may be live at once, of all that each bound counts. */
  public List<Room> rooms(Payer payer) {
    return layers.stream()
        .map(rules -> new Room(pot(rules.source(), payer), rules.limits().runs()))
        .toList();
  }

  /** The budgets that somebody's run counts against, from the outside in. */
  public List<Purse> purses(Payer payer) {
    return kept(payer).map(Kept::purse).toList();
  }

  /** The rule that sets the ceiling which is in the way. */
  public Rule rule(OverBudget over, Payer payer) {
    var span = over.span().name().toLowerCase(Locale.ROOT);
    return kept(payer)
        .filter(kept -> kept.purse().equals(over.purse()))
        .findFirst()
        .map(kept -> kept.rules().rule(kept.key() + span))
        .orElseThrow();
  }

  private Stream<Kept> kept(Payer payer) {
    return layers.stream()
        .flatMap(rules -> kept(rules, payer))
        .filter(kept -> !kept.purse().budget().equals(Budget.UNLIMITED));
  }

  private static Stream<Kept> kept(Rules rules, Payer payer) {
    var budgets = rules.limits().budgets();
    var pot = pot(rules.source(), payer);
    var ofRepository = pot.ofRepository(payer.repository());
    var ofPerson = pot.ofPerson(payer.person());
    return Stream.of(
        new Kept(rules, "limits.budget.", new Purse(pot, budgets.all())),
        new Kept(
            rules, "limits.budget.repository.", new Purse(ofRepository, budgets.perRepository())),
        new Kept(rules, "limits.budget.person.", new Purse(ofPerson, budgets.perPerson())));
  }

  /**
   * A purse and where it comes from.
   *
   * @param key of its rules, without the span
   */
  private record Kept(Rules rules, String key, Purse purse) {}

  /** All that a layer speaks for. */
  private static Pot pot(Source source, Payer payer) {
    return switch (source.level()) {
      case BUILT_IN, OPERATOR -> Pot.EVERYTHING;
      case ORGANISATION -> new Pot(payer.installation(), 0, 0);
      case REPOSITORY -> new Pot(0, payer.repository(), 0);
    };
  }

  private <T extends Comparable<T>> Limited<T> smallest(String key, Function<Limits, T> limit) {
    return Stream.concat(Stream.of(Rules.BUILT_IN), layers.stream())
        .map(rules -> new Limited<>(limit.apply(rules.limits()), rules.rule(key)))
        .min(Comparator.comparing(Limited::value))
        .orElseThrow();
  }
}
