package dev.penv.lifecycle;

import dev.penv.github.Writing.Urgency;
import dev.penv.journal.Alarm;
import dev.penv.machine.Boot;
import dev.penv.machine.Machine;
import dev.penv.machine.Offer;
import dev.penv.machine.Purchase;
import dev.penv.money.Hold;
import dev.penv.money.HoldAnswer;
import dev.penv.money.Ledger;
import dev.penv.placement.Placement;
import dev.penv.policy.Ceilings;
import dev.penv.report.PlacementText;
import dev.penv.report.Replies;
import dev.penv.report.Wording;
import dev.penv.run.Equipment;
import dev.penv.run.Outcome;
import dev.penv.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gets the machine of a run. Money is set aside before; {@link Releasing} settles it. */
final class Buying {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final Providers providers;
  private final Ledger ledger;
  private final Rights rights;
  private final Guard guard;
  private final Leases leases;
  private final WhenReachable whenReachable;
  private final Alarm alarm;

  Buying(Providers providers, Ledger ledger, Rights rights, Guard guard, Alarm alarm) {
    this.providers = providers;
    this.ledger = ledger;
    this.rights = rights;
    this.guard = guard;
    this.alarm = alarm;
    this.leases = new Leases(providers, alarm);
    this.whenReachable = new WhenReachable(alarm);
  }

  /**
   * Tries the offers in order, and again after a while when all of them are taken.
   *
   * @throws Over when money or machines cannot be had
   */
  Machine buy(Line line, Placement placement) throws InterruptedException {
    line.journal().once("held", () -> hold(line, placement));
    var until =
        line.journal().step("patience", Instant.class, () -> alarm.instant().plus(PATIENCE));
    var pause = FIRST_PAUSE;
    for (int round = 1; ; round++) {
      var refusals = new ArrayList<Purchase>();
      for (int i = 0; i < placement.offers().size(); i++) {
        var step = "round-%d/offer-%d".formatted(round, i + 1);
        switch (purchase(line, step, placement.offers().get(i))) {
          case Purchase.Bought(var machine) -> {
            tell(line, machine, placement.offers().get(i), round);
            return machine;
          }
          case Purchase refused -> refusals.add(refused);
        }
      }
      if (!alarm.instant().isBefore(until) || refusals.stream().noneMatch(Buying::mayPass)) {
        throw new Over(PlacementText.outcome(refusals));
      }
      if (round == 1) tellWait(line, refusals);
      line.attention().await(alarm.instant().plus(pause));
      pause = longer(pause);
    }
  }

  private Purchase purchase(Line line, String step, Offer offer) throws InterruptedException {
    return line.journal().step(step, Purchase.class, () -> bought(line, offer));
  }

  private Purchase bought(Line line, Offer offer) throws InterruptedException {
    line.attention().check();
    var run = line.run();
    whenReachable.check(
        line,
        () -> {
          guard.check(run);
          guard.checkMachine(run, offer);
        });
    return providers
        .of(offer)
        .create(run.id(), offer, new Boot(guard.repo(run)), leases.first(run));
  }

  private void hold(Line line, Placement placement) throws InterruptedException {
    var run = line.run();
    var ceilings = whenReachable.<Ceilings, RuntimeException>answer(line, () -> ceilings(run));
    var most = Leases.most(run, placement.offers());
    // Whoever owns the repository now: the App may have been installed anew since it was asked for.
    var payer = run.in(guard.repo(run)).payer();
    var hold = new Hold(run.id().value(), payer, most, alarm.instant());
    var answer = ledger.hold(hold, ceilings.purses(payer));
    if (answer instanceof HoldAnswer.OverBudget over) {
      throw new Over(PlacementText.overBudget(over, ceilings.rule(over, payer)));
    }
  }

  /** A layer that cannot be understood may have a budget, so that nothing is set aside then. */
  private Ceilings ceilings(Run run) {
    var policy = rights.policy(run.repo());
    policy
        .broken()
        .ifPresent(denied -> {
          throw new Over(new Outcome.Refused(denied.reason(), Replies.remedy(denied)));
        });
    return policy.ceilings();
  }

  private static boolean mayPass(Purchase purchase) {
    return switch (purchase) {
      case Purchase.NoCapacity _ -> true;
      case Purchase.Bought _, Purchase.OverQuota _, Purchase.Refused _ -> false;
    };
  }

  private static void tellWait(Line line, List<Purchase> refusals) {
    var note = PlacementText.goesOnAsking(refusals, PATIENCE);
    line.telling().tell(Urgency.EVENTUALLY, progress -> progress.noting(note));
  }

  /** Whoever was told that there was none yet wants to read that there is. */
  private static void tell(Line line, Machine machine, Offer offer, int round) {
    var hardware = Wording.hardware(machine.hardware());
    var equipment = new Equipment(machine.provider(), offer.size(), hardware, machine.rate());
    line.telling()
        .tell(
            round == 1 ? Urgency.IF_IT_LASTS : Urgency.EVENTUALLY,
            progress -> progress.on(equipment));
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
