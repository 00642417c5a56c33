package dev.penv.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.archive.Artifacts;
import dev.penv.archive.DiskLogs;
import dev.penv.event.Event;
import dev.penv.github.Account;
import dev.penv.github.GitHub;
import dev.penv.github.Outgoing;
import dev.penv.github.Repo;
import dev.penv.github.Writer;
import dev.penv.github.Writing;
import dev.penv.github.client.AppKey;
import dev.penv.github.client.GitHubApp;
import dev.penv.github.client.Patience;
import dev.penv.hardware.DataSize;
import dev.penv.journal.Alarm;
import dev.penv.journal.Journals;
import dev.penv.journal.Records;
import dev.penv.lifecycle.Indoors;
import dev.penv.lifecycle.Lifecycle;
import dev.penv.lifecycle.Ports;
import dev.penv.machine.MachineProvider;
import dev.penv.machine.local.Companions;
import dev.penv.machine.local.Computer;
import dev.penv.machine.local.Disk;
import dev.penv.machine.local.Isolation;
import dev.penv.machine.local.LocalMachines;
import dev.penv.machine.local.LocalSettings;
import dev.penv.machine.local.Uptime;
import dev.penv.money.Ledger;
import dev.penv.money.Rate;
import dev.penv.policy.Budgets;
import dev.penv.policy.Layer;
import dev.penv.policy.Limits;
import dev.penv.policy.Policy;
import dev.penv.policy.Rules;
import dev.penv.policy.Source;
import dev.penv.policy.Switches;
import dev.penv.remote.LocalShell;
import dev.penv.run.Run;
import dev.penv.run.RunRecords;
import dev.penv.run.Stops;
import dev.penv.sandbox.Sandbox;
import dev.penv.sandbox.SandboxOptions;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.hub.Role;
import dev.penv.secret.GivenSecrets;
import dev.penv.secret.KeyFile;
import dev.penv.store.Store;
import dev.penv.task.Tasks;
import dev.penv.workspace.Checkouts;
import dev.penv.world.Chaos;
import dev.penv.world.PlainLinks;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/**
 * The lives of runs with everything real around them, but each port mortal; what would be written
 * to GitHub is kept instead.
 */
final class LifeScene implements AutoCloseable {
  private final Alarm alarm = Alarm.of(InstantSource.system());
  private final ExecutorService archiving = Executors.newFixedThreadPool(2);
  private final Map<String, Writing> written = new ConcurrentHashMap<>();
  private final Path folder;
  private final Sandbox sandbox;
  private final Repository repository;
  private final PullRequest pull;
  private final GitHubApp app;
  private final Store store;
  private final DiskLogs logs;
  private final GivenSecrets given;
  private final Artifacts artifacts;
  private final LocalMachines machines;

  private LifeScene(Path folder, Map<String, String> files) throws IOException {
    this.folder = folder;
    sandbox =
        Sandbox.start(SandboxOptions.with(InstantSource.system()).limitedTo(Integer.MAX_VALUE));
    repository = sandbox.repository("octo", "spiral");
    repository.collaborator(sandbox.user("ada"), Role.WRITE);
    repository.commit("main", files, "Begin");
    repository.commit("wider", Map.of("README.md", "Wider.\n"), "Widen");
    pull = repository.openPullRequest("wider", "main", "Widen", sandbox.user("ada"));
    var key = AppKey.of(sandbox.app().id(), sandbox.privateKey());
    app = new GitHubApp(sandbox.uri(), key, Patience.NORMAL, alarm, new SimpleMeterRegistry());
    store = Store.open(folder.resolve("data"), alarm);
    given = new GivenSecrets(folder.resolve("given"), KeyFile.open(folder.resolve("key")).vault());
    logs = new DiskLogs(folder.resolve("logs"), alarm);
    artifacts = new Artifacts(folder.resolve("artifacts"));
    machines = machines();
  }

  /** One whose repository has a single task. */
  static LifeScene of(Path folder, String task, String command) throws IOException {
    var devcontainer =
        """
        { "customizations": { "penv": { "tasks": { "%s": { "command": "%s" } } } } }
        """
            .formatted(task, command);
    return new LifeScene(folder, Map.of(".devcontainer/devcontainer.json", devcontainer));
  }

  private LocalMachines machines() throws IOException {
    var settings =
        new LocalSettings(
            "here",
            folder.resolve("local"),
            1,
            Rate.FREE,
            new Isolation.None(),
            DataSize.gigabytes(0),
            _ -> true);
    var shell = new LocalShell();
    return new LocalMachines(
        settings,
        Computer.probe(shell),
        shell,
        Disk.of(folder),
        alarm,
        Uptime.ofThisComputer(),
        Companions.NONE);
  }

  private static final Outgoing NOTHING_WAITS =
      new Outgoing() {
        @Override
        public void reopen(long installation) {}

        @Override
        public void replace(Writing writing, Instant since) {}

        @Override
        public void drop(long installation) {}
      };

  /** A process that goes on with what is there. */
  Lifecycle process(Chaos chaos) {
    var limits =
        new Limits(Duration.ofMinutes(5), Duration.ofMinutes(5), 10, Budgets.UNLIMITED, 1_000_000);
    var operator = new Layer.Speaks(Rules.limiting(Source.OPERATOR, limits));
    return Lifecycle.of(ports(chaos), new Policy(Set.of("octo/spiral"), List.of(operator)));
  }

  private Ports ports(Chaos chaos) {
    var reads = chaos.mortal(GitHub.class, app.reads());
    var writer = chaos.mortal(Writer.class, writing -> written.put(writing.key(), writing));
    var journals = new Journals(chaos.mortal(Records.class, store.journal()), alarm);
    return new Ports(
        new Ports.OfGitHub(reads, app.contributions(), app.installations(), writer, NOTHING_WAITS),
        new Ports.OfStore(
            journals,
            chaos.mortal(RunRecords.class, store.runs()),
            chaos.mortal(Stops.class, store.stops()),
            store.measures(),
            chaos.mortal(Ledger.class, store.ledger()),
            store.heads(),
            store.refusals(),
            store.tally(),
            store.audit(),
            store.inventory(),
            store.approvals(),
            store.versions(),
            store.headsToShow(),
            store.environments()),
        new Ports.OfMachines(
            List.of(chaos.mortal(MachineProvider.class, machines)),
            new Checkouts(sandbox.uri(), Duration.ofMinutes(1), List.of()),
            new Tasks(logs, artifacts, archiving),
            Indoors.NOWHERE,
            logs,
            _ -> (bytes, count, _) -> count,
            given),
        _ -> new Switches.Stance.Open(),
        new PlainLinks(),
        new Ports.Time(alarm, RandomGenerator.getDefault()));
  }

  /** A new comment of somebody who may write. */
  Event.CommentPosted comment(String text) {
    var ada = sandbox.user("ada");
    var comment = pull.comment(ada, text);
    return new Event.CommentPosted(
        new Repo(repository.id(), "octo", "spiral", sandbox.installation(repository).id()),
        pull.number(),
        true,
        true,
        comment.id(),
        new Account(ada.id(), ada.login(), false),
        false,
        text,
        comment.createdAt());
  }

  Store store() {
    return store;
  }

  LocalMachines localMachines() {
    return machines;
  }

  String log(Run run) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    logs.copy(run.id().value(), 0, logs.length(run.id().value()), out);
    return out.toString(UTF_8);
  }

  /** What stands on GitHub about a run, once everything is written. */
  List<Writing> told(Run run) {
    return written.values().stream()
        .filter(writing -> writing.key().contains(run.id().value()))
        .toList();
  }

  /** Keys of everything that penv answers in the thread beside what it tells of runs. */
  List<String> replies() {
    return written.keySet().stream()
        .filter(key -> key.contains("/reply=") || key.endsWith("/-1") || key.endsWith("/confused"))
        .toList();
  }

  /** Closes the pull request; nobody is told. */
  void closePull() {
    pull.close(sandbox.user("ada"));
  }

  @Override
  public void close() {
    archiving.shutdown();
    store.close();
    app.close();
    sandbox.close();
  }
}
