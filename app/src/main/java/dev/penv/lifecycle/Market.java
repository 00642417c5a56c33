package dev.penv.lifecycle;

import dev.penv.environment.Task;
import dev.penv.github.Repo;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import dev.penv.machine.MachineProvider;
import dev.penv.machine.Offer;
import dev.penv.money.Ceiling;
import dev.penv.money.Rate;
import dev.penv.placement.Placement;
import dev.penv.policy.Policy;
import dev.penv.policy.Rule;
import dev.penv.report.PlacementText;
import dev.penv.report.RuleText;
import dev.penv.run.Outcome;
import dev.penv.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is for sale, and what of it a run would take. */
final class Market {
  private final Providers providers;
  private final Rights rights;
  private final WhenReachable whenReachable;

  Market(Providers providers, Rights rights, WhenReachable whenReachable) {
    this.providers = providers;
    this.rights = rights;
    this.whenReachable = whenReachable;
  }

  /** Everything that the policy allows, for the menu. */
  List<Offer> everything(Policy policy) {
    return offers(Requirements.NONE).stream()
        .filter(offer -> forbidden(policy, offer).isEmpty())
        .toList();
  }

  /**
   * The offers to try, as they were when this run first asked: after a restart another one may be
   * the cheapest, and a second machine would be bought.
   *
   * @throws Over when nothing fits
   */
  Placement place(Line line) throws InterruptedException {
    var placement =
        line.journal()
            .step(
                "placement",
                Placement.class,
                () -> whenReachable.answer(line, () -> placement(line.run())));
    if (!placement.offers().isEmpty()) return placement;
    throw new Over(
        new Outcome.Refused(
            PlacementText.nothingFits(line.run(), placement), PlacementText.remedy(placement)));
  }

  /** Where a task would run now, if it were asked for as it is declared. */
  Placement place(Repo repo, Task task) {
    var terms = task.terms();
    var perHour =
        terms.ceiling().equals(Rate.FREE)
            ? Ceiling.unlimited()
            : Ceiling.atMost(terms.ceiling().hourly());
    var wishes = new Wishes(terms.spot(), "", "", "");
    var needs = task.requirements();
    return Placement.of(needs, wishes, perHour, offers(needs), forbidden(repo));
  }

  /** What {@code dry} tells. */
  String wouldDo(Run run) {
    var placement = placement(run);
    return PlacementText.dry(run, placement, Leases.most(run, placement.offers()));
  }

  private Placement placement(Run run) {
    var needs = run.ofFork() ? Requirements.NONE : run.needs();
    var wishes = run.ofFork() ? Wishes.NONE : run.wishes();
    var all = Placement.of(needs, wishes, run.perHour(), offers(needs), forbidden(run.repo()));
    return run.ofFork() ? all.smallest() : all;
  }

  private Function<Offer, Optional<String>> forbidden(Repo repo) {
    var policy = rights.policy(repo);
    return offer -> forbidden(policy, offer).map(RuleText::of);
  }

  private static Optional<Rule> forbidden(Policy policy, Offer offer) {
    return policy.forbids(offer.provider(), offer.hardware().gpu());
  }

  private List<Offer> offers(Requirements needs) {
    return providers.all().stream().flatMap((MachineProvider one) -> one.offers(needs)).toList();
  }
}
