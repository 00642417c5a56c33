package dev.penv.lifecycle;

import dev.penv.hardware.Requirements;
import dev.penv.machine.MachineProvider;
import dev.penv.machine.Offer;
import dev.penv.money.Money;
import dev.penv.placement.Placement;
import dev.penv.report.PlacementText;
import dev.penv.run.Outcome;
import dev.penv.run.Run;
import java.util.List;

/** What is for sale, and what of it a run would take. */
final class Market {
  private final Providers providers;

  Market(Providers providers) {
    this.providers = providers;
  }

  /** Everything, for the menu. */
  List<Offer> everything() {
    return offers(Requirements.NONE);
  }

  /**
   * The offers to try, as they were when this run first asked: after a restart another one may be
   * the cheapest, and a second machine would be bought.
   *
   * @throws Over when nothing fits
   */
  Placement place(Line line) {
    var placement = line.journal().step("placement", Placement.class, () -> placement(line.run()));
    if (!placement.offers().isEmpty()) return placement;
    throw new Over(
        new Outcome.Refused(
            PlacementText.nothingFits(line.run(), placement), PlacementText.remedy(placement)));
  }

  /** What {@code dry} tells. */
  String wouldDo(Run run) {
    return PlacementText.dry(run, placement(run), worstCase(run));
  }

  /** The most that a run can cost: the dearest offer that it may get, for all of its time. */
  Money worstCase(Run run) {
    return placement(run).offers().stream()
        .map(offer -> offer.rate().over(run.timeout()))
        .max(Money::compareTo)
        .orElse(Money.ZERO);
  }

  private Placement placement(Run run) {
    return Placement.of(run.needs(), run.wishes(), run.perHour(), offers(run.needs()));
  }

  private List<Offer> offers(Requirements needs) {
    return providers.all().stream().flatMap((MachineProvider one) -> one.offers(needs)).toList();
  }
}
