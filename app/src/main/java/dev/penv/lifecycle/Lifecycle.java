package dev.penv.lifecycle;

import dev.penv.command.Grammar;
import dev.penv.policy.Limits;
import dev.penv.policy.Policy;
import dev.penv.report.LogText;
import dev.penv.report.RunReports;
import dev.penv.report.Tables;

/**
 * The lives of runs and what starts them, built once.
 *
 * @param runs all runs of this process
 * @param conversation answers comments
 * @param buttons answers what is pressed on check runs
 * @param pages answers what is pressed on penv's own pages
 * @param reach keeps the inventory of what the App reaches
 */
public record Lifecycle(
    Runs runs, Conversation conversation, Buttons buttons, Presses pages, Reach reach) {

  public static Lifecycle of(Ports ports, Grammar grammar, Policy policy, Limits limits) {
    var alarm = ports.time().alarm();
    var github = ports.github().reads();
    var writer = ports.github().writer();
    var store = ports.store();
    var providers = new Providers(ports.machines().providers());
    var market = new Market(providers);
    var turns = new Turns(limits.runs());
    var maker = new RunMaker(limits, ports.time().random(), alarm);
    var runs =
        new Runs(
            store.runs(),
            store.journals(),
            writer,
            new RunReports(ports.links()),
            turns,
            life(ports, policy, limits, providers, market, turns),
            alarm);
    var asking =
        new Asking(
            new Heads(github, policy, store.heads(), alarm),
            new ReadEnvironment(github, writer, ports.links(), alarm),
            maker,
            market,
            runs);
    var telltale =
        new Telltale(
            store.runs(),
            ports.machines().logs(),
            new Tables(ports.links()),
            new LogText(ports.links()),
            alarm);
    var commands = new Commands(store.runs(), policy, runs, asking, telltale);
    var frequency = new Frequency(store.tally(), limits.commandsPerHour());
    var hearing = new Hearing(policy, store.refusals(), frequency, commands::live);
    var trail = new AuditTrail(store.audit(), alarm);
    var conversation =
        new Conversation(grammar::parse, github, hearing, commands::carryOut, trail, writer);
    var again = new Again(github, policy, maker, runs, trail);
    var buttons = new Buttons(store.runs(), again, store.refusals(), writer);
    var pages = new PageButtons(github, policy, store.runs(), again, runs, frequency, trail, alarm);
    var reach =
        new Reach(
            store.inventory(), ports.github().installations(), ports.github().outgoing(), runs);
    return new Lifecycle(runs, conversation, buttons, pages, reach);
  }

  private static RunLife life(
      Ports ports, Policy policy, Limits limits, Providers providers, Market market, Turns turns) {
    var alarm = ports.time().alarm();
    var github = ports.github().reads();
    var machines = ports.machines();
    var inventory = ports.store().inventory();
    var guard = new Guard(github, policy, ports.switches(), inventory);
    var ledger = ports.store().ledger();
    var buying = new Buying(providers, ledger, limits.budget(), guard, alarm);
    var trail = new AuditTrail(ports.store().audit(), alarm);
    var releasing = new Releasing(providers, ledger, trail, alarm);
    var places =
        new Places(
            providers,
            machines.checkouts(),
            github,
            guard,
            new WhenReachable(alarm),
            machines.masks());
    var tasks =
        new TaskLife(
            places,
            new Leases(providers, alarm),
            machines.tasks(),
            ports.store().measures(),
            ports.github().writer(),
            alarm);
    var lastWord = new LastWord(ports.store().runs(), machines.logs(), github, inventory);
    return new RunLife(turns, market, buying, releasing, tasks, lastWord, alarm);
  }
}
