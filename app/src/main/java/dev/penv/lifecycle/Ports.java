package dev.penv.lifecycle;

import dev.penv.archive.Logs;
import dev.penv.github.Contributions;
import dev.penv.github.GitHub;
import dev.penv.github.HeadsToShow;
import dev.penv.github.Installations;
import dev.penv.github.Inventory;
import dev.penv.github.Outgoing;
import dev.penv.github.SeenHeads;
import dev.penv.github.Writer;
import dev.penv.journal.Alarm;
import dev.penv.journal.Journals;
import dev.penv.machine.MachineProvider;
import dev.penv.money.Ledger;
import dev.penv.policy.Approvals;
import dev.penv.policy.Audit;
import dev.penv.policy.Refusals;
import dev.penv.policy.Switches;
import dev.penv.policy.Tally;
import dev.penv.policy.Versions;
import dev.penv.report.EnvironmentViews;
import dev.penv.report.Links;
import dev.penv.run.RunMeasures;
import dev.penv.run.RunRecords;
import dev.penv.run.Stops;
import dev.penv.secret.GivenSecrets;
import dev.penv.task.Mask;
import dev.penv.task.Tasks;
import dev.penv.workspace.Checkouts;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The world, as the lives of runs meet it. */
public record Ports(
    OfGitHub github,
    OfStore store,
    OfMachines machines,
    Switches switches,
    Links links,
    Time time) {

  public record OfGitHub(
      GitHub reads,
      Contributions contributions,
      Installations installations,
      Writer writer,
      Outgoing outgoing) {}

  public record OfStore(
      Journals journals,
      RunRecords runs,
      Stops stops,
      RunMeasures measures,
      Ledger ledger,
      SeenHeads heads,
      Refusals refusals,
      Tally tally,
      Audit audit,
      Inventory inventory,
      Approvals approvals,
      Versions versions,
      HeadsToShow headsToShow,
      EnvironmentViews environments) {}

  /**
   * Machines and what happens on them.
   *
   * @param masks a new one for each log; hides these values, and what has the form of a secret
   * @param given what live runs were given and their logs must not show
   */
  public record OfMachines(
      List<MachineProvider> providers,
      Checkouts checkouts,
      Tasks tasks,
      Indoors indoors,
      Logs logs,
      Function<Collection<String>, Mask> masks,
      GivenSecrets given) {}

  public record Time(Alarm alarm, RandomGenerator random) {}
}
