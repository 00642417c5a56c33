package dev.penv.lifecycle;

import dev.penv.policy.Policy;
import dev.penv.report.LogText;
import dev.penv.report.RunReports;
import dev.penv.report.Tables;
import dev.penv.template.Templates;

/**
 * The lives of runs and what starts them, built once.
 *
 * @param rights decides who may do what
 * @param runs all runs of this process
 * @param conversation answers comments
 * @param pulls answers pushes to pull requests, and their ends
 * @param policies answers pushes of policy files
 * @param buttons answers what is pressed on check runs
 * @param dispatches answers workflows that ask for a run
 * @param environments shows what the head of each pull request offers to run
 * @param pages answers what is pressed on penv's own pages
 * @param reach keeps the inventory of what the App reaches
 * @param killSwitch ends what the operator switches off
 */
public record Lifecycle(
    Rights rights,
    Runs runs,
    Conversation conversation,
    Pulls pulls,
    PolicyCheck policies,
    Buttons buttons,
    Dispatches dispatches,
    EnvironmentChecks environments,
    Presses pages,
    Reach reach,
    KillSwitch killSwitch) {

  /**
   * Builds everything.
   *
   * @param operator what the operator says; files of organisations and repositories can only narrow
   *     it
   */
  public static Lifecycle of(Ports ports, Policy operator) {
    var alarm = ports.time().alarm();
    var github = ports.github().reads();
    var writer = ports.github().writer();
    var store = ports.store();
    var files = new PolicyFiles(github, ports.links(), alarm);
    var rights = new Rights(github, operator, files, store.inventory(), alarm);
    var providers = new Providers(ports.machines().providers());
    var market = new Market(providers, rights, new WhenReachable(alarm));
    var turns = new Turns();
    var maker = new RunMaker(repo -> rights.policy(repo).ceilings(), ports.time().random(), alarm);
    var runs =
        new Runs(
            store.runs(),
            store.journals(),
            new Teller(store.runs(), store.measures(), writer, new RunReports(ports.links())),
            turns,
            life(ports, rights, providers, market, turns),
            alarm);
    var indoors = ports.machines().indoors();
    var shown =
        new ShownEnvironments(
            store.environments(), writer, ports.links(), indoors.tasksRun(), market::place, alarm);
    var reading = new ReadEnvironment(github, shown, indoors.containers().defaultImage());
    var environments =
        new EnvironmentChecks(
            github, store.heads(), store.headsToShow(), reading, shown, store.inventory(), alarm);
    var asking =
        new Asking(
            new Heads(github, rights, store.approvals(), store.heads(), alarm),
            reading,
            maker,
            market,
            rights,
            runs,
            indoors.tasksRun());
    var telltale =
        new Telltale(
            store.runs(),
            ports.machines().logs(),
            new Tables(ports.links()),
            new LogText(ports.links()),
            alarm);
    var approving = new Approving(github, rights, store.approvals());
    var initiation =
        new Initiation(github, ports.github().contributions(), rights, reading, Templates.packed());
    var commands =
        new Commands(
            store.runs(), store.stops(), rights, runs, asking, approving, initiation, telltale);
    var frequency =
        new Frequency(store.tally(), repo -> rights.policy(repo).ceilings().commandsPerHour());
    var hearing = new Hearing(rights, store.refusals(), frequency, commands::live);
    var trail = new AuditTrail(store.audit(), alarm);
    var conversation =
        new Conversation(
            new Lines(rights, approving::isOfFork),
            store.versions(),
            hearing,
            commands,
            trail,
            writer,
            alarm);
    var again = new Again(rights, maker, runs::begun, runs::start, trail);
    var notes = new CommitNotes(writer, ports.links(), alarm);
    var presses = new PressAnswers(store.refusals(), frequency, writer, notes, trail, alarm);
    var policies = new PolicyCheck(files, writer, ports.links(), alarm);
    return new Lifecycle(
        rights,
        runs,
        conversation,
        new Pulls(github, store.heads(), store.approvals(), rights, runs),
        policies,
        new Buttons(store.runs(), store.heads(), again, environments, policies, presses),
        new Dispatches(github, rights, asking, presses, trail, alarm),
        environments,
        new PageButtons(rights, store.runs(), again, runs::signal, frequency, trail, alarm),
        new Reach(
            store.inventory(),
            ports.github().installations(),
            ports.github().outgoing(),
            runs::liveRuns,
            runs::signal,
            alarm),
        new KillSwitch(ports.switches(), store.inventory(), runs::liveRuns, runs::signal, trail));
  }

  private static RunLife life(
      Ports ports, Rights rights, Providers providers, Market market, Turns turns) {
    var alarm = ports.time().alarm();
    var github = ports.github().reads();
    var machines = ports.machines();
    var inventory = ports.store().inventory();
    var guard = new Guard(github, rights, ports.store().approvals(), ports.switches(), inventory);
    var ledger = ports.store().ledger();
    var buying = new Buying(providers, ledger, rights, guard, alarm);
    var trail = new AuditTrail(ports.store().audit(), alarm);
    var releasing = new Releasing(providers, ledger, trail, alarm);
    var places =
        new Places(
            providers,
            machines.checkouts(),
            github,
            guard,
            new WhenReachable(alarm),
            machines.masks(),
            machines.given());
    var tasks =
        new TaskLife(
            places,
            new Insides(places, machines.indoors(), machines.tasks()),
            new Leases(providers, alarm),
            machines.tasks(),
            ports.store().measures(),
            ports.github().writer(),
            alarm);
    var lastWord =
        new LastWord(
            ports.store().runs(), ports.store().measures(), machines.logs(), github, inventory);
    return new RunLife(turns, rights, market, buying, releasing, tasks, lastWord, alarm);
  }
}
