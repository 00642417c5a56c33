package dev.penv;

import dev.penv.archive.Artifacts;
import dev.penv.archive.DiskLogs;
import dev.penv.archive.FreeSpace;
import dev.penv.archive.Janitor;
import dev.penv.archive.Logs;
import dev.penv.archive.Retention;
import dev.penv.container.Trust;
import dev.penv.event.Arrivals;
import dev.penv.event.Deliveries;
import dev.penv.event.Events;
import dev.penv.event.Reception;
import dev.penv.event.Signature;
import dev.penv.github.WireByPresentName;
import dev.penv.github.WriterQueue;
import dev.penv.github.Writing;
import dev.penv.github.client.AppKey;
import dev.penv.github.client.GitHubApp;
import dev.penv.github.client.Patience;
import dev.penv.journal.Alarm;
import dev.penv.journal.Journals;
import dev.penv.lifecycle.Indoors;
import dev.penv.lifecycle.Lifecycle;
import dev.penv.lifecycle.LostRuns;
import dev.penv.lifecycle.Ports;
import dev.penv.machine.Reaper;
import dev.penv.machine.local.Companions;
import dev.penv.machine.local.LocalMachines;
import dev.penv.policy.Layer;
import dev.penv.policy.Policy;
import dev.penv.report.TasksRun;
import dev.penv.secret.GivenSecrets;
import dev.penv.secret.KeyFile;
import dev.penv.secret.Masker;
import dev.penv.store.Store;
import dev.penv.task.Tasks;
import dev.penv.web.PageLinks;
import dev.penv.web.Reads;
import dev.penv.web.Settings;
import dev.penv.web.WebServer;
import dev.penv.workspace.Checkouts;
import dev.penv.workspace.Containers;
import dev.penv.workspace.docker.DockerJava;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running penv. Starts in an order in which webhooks are kept from the first moment and nothing
 * acts before the past is known; ends without releasing anything, as the next process goes on.
 */
final class Penv implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Penv.class);
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration FETCH = Duration.ofMinutes(10);
  private static final List<Duration> FETCH_PAUSES =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));
  private static final Duration INVENTORY = Duration.ofHours(1);
  private static final Duration INVENTORY_AGAIN = Duration.ofMinutes(1);
  private static final Duration HOUSEKEEPING = Duration.ofHours(1);
  private static final Duration RESUME_AGAIN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration ENDING = Duration.ofSeconds(1);

  private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
  private final SecureRandom random = new SecureRandom();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Config config;
  private final Alarm alarm;
  private final Store store;
  private final WriterQueue writer;
  private final WebServer web;
  private final Deliveries deliveries;
  private final SafetyNet safetyNet;
  private final Lifecycle lifecycle;
  private final LostRuns lostRuns;
  private final Reaper reaper;
  private final Housekeeping housekeeping;
  private final int port;

  private Penv(Config config, Patience patience, Alarm alarm) throws IOException {
    this.config = config;
    this.alarm = alarm;
    store = part(store());
    var key = KeyFile.open(config.keyFile());
    var settings =
        new Settings(
            config.server().url(),
            config.app().web(),
            OperatorToken.of(config),
            config.isLoginOn());
    var app = part(githubApp(patience));
    var arrivals = new Arrivals(store.inbox(), alarm);
    var doctor =
        new Doctor(config, app.mirror(), arrivals, store.inventory(), this::recovered, alarm);
    var links = new PageLinks(settings, key.links(), doctor, alarm);
    var wire = new WireByPresentName(app.wire(), store.inventory()::present);
    writer = part(new WriterQueue(store.writings(), wire, alarm, random));
    var logs = new DiskLogs(config.data().resolve("logs"), alarm);
    var artifacts = new Artifacts(config.data().resolve("artifacts"));
    var docker = LocalDocker.of(config.local().containers());
    docker.ifPresent(this::part);
    var local = LocalSale.of(config.local(), config.data(), alarm, companions(docker));
    var checkouts = new Checkouts(config.app().web(), FETCH, FETCH_PAUSES);
    var switches =
        new OperatorSwitches(
            config.data(), new FreeSpace(config.data(), config.local().leastFree().bytes()));
    var given = new GivenSecrets(config.data().resolve("given"), key.vault());
    lifecycle =
        Lifecycle.of(
            new Ports(
                new Ports.OfGitHub(
                    app.reads(),
                    app.contributions(),
                    app.installations(),
                    this::putAtPresent,
                    writer),
                ofStore(),
                ofMachines(local, checkouts, logs, artifacts, indoors(docker), given),
                switches,
                links,
                new Ports.Time(alarm, random)),
            new Policy(config.local().repositories(), List.of(new Layer.Speaks(config.rules()))));
    meters.gauge("penv.installations", store.inventory(), all -> all.installations().size());
    meters.gauge("penv.repositories", store.inventory(), all -> all.repositories(0).size());
    lostRuns =
        new LostRuns(
            app.openChecks(), store.inventory(), store.marks(), store.runs(), writer, links, alarm);
    var janitor = new Janitor(logs, artifacts, retention());
    housekeeping =
        new Housekeeping(
            janitor,
            store.writings(),
            store.environments(),
            checkouts,
            local,
            config.keep(),
            alarm);
    reaper =
        new Reaper(
            LocalSale.instance(config.data()), List.of(local), new RunEvidence(store.runs()));
    var events = new Events(config.app().id());
    deliveries = new Deliveries(store.inbox(), events::parse, new Dispatch(lifecycle), this::pause);
    safetyNet = SafetyNet.of(app, store, events, deliveries::arrived, alarm, meters);
    var reception =
        new Reception(
            new Signature(config.app().webhookSecrets()), arrivals, deliveries::arrived, alarm);
    var reads =
        new Reads(store.runs(), store.measures(), logs, artifacts, store.environments(), doctor);
    var people = Admission.of(config, key, store, app, lifecycle.pages(), alarm);
    web = new WebServer(settings, reception, reads, links, people, meters, alarm);
    port = web.start(config.server().host(), config.server().port());
  }

  /** Returns when the port is open; the past is worked off in the background. */
  static Penv start(Config config, Alarm alarm) throws IOException {
    return start(config, Patience.NORMAL, alarm);
  }

  /** The same with another patience with GitHub. */
  static Penv start(Config config, Patience patience, Alarm alarm) throws IOException {
    var penv = new Penv(config, patience, alarm);
    penv.background("resume", penv::resume);
    return penv;
  }

  private void resume() throws InterruptedException {
    resumeRuns();
    writer.start();
    background("kill switch", () -> lifecycle.killSwitch().watch(LOOK));
    background("reaper", () -> reaper.watch(SWEEP));
    background("housekeeping", this::keepHouse);
    background("environments", () -> lifecycle.environments().work());
    background("inventory", () -> lifecycle.reach().watch(INVENTORY, INVENTORY_AGAIN));
    background("recovery", safetyNet::watchWebhooks);
    background("reconciliation", safetyNet::watchComments);
    background("lost runs", lostRuns::watch);
    web.setReady();
    deliveries.run();
  }

  /** Nothing new begins before what an earlier process left goes on. */
  private void resumeRuns() throws InterruptedException {
    while (true) {
      try {
        lifecycle.runs().resume();
        return;
      } catch (RuntimeException e) {
        LOG.error("runs cannot go on; tried again in {}", RESUME_AGAIN, e);
        pause(RESUME_AGAIN);
      }
    }
  }

  private void keepHouse() throws InterruptedException {
    while (true) {
      pause(HOUSEKEEPING);
      housekeeping.round();
    }
  }

  private void pause(Duration time) throws InterruptedException {
    alarm.sleepUntil(alarm.instant().plus(time));
  }

  int port() {
    return port;
  }

  /** The clock was moved. */
  void wake() {
    writer.wake();
  }

  /** Returns when no run goes on here, or when the patience is over. */
  void awaitQuiet(Duration patience) throws InterruptedException {
    lifecycle.runs().awaitQuiet(patience);
  }

  URI uri() {
    return config.server().url();
  }

  @Override
  public void close() {
    close(web);
    deliveries.shutDown();
    try {
      lifecycle.runs().shutDown(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    while (!parts.isEmpty()) close(parts.pop());
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not close", part.getClass().getSimpleName(), e);
    }
  }

  private Store store() throws IOException {
    try {
      return Store.open(config.data(), alarm);
    } catch (FileSystemException e) {
      throw ConfigProblems.of(
          "PENV_DATA",
          "`%s` cannot be used (%s).".formatted(e.getFile(), e.getClass().getSimpleName()),
          "Give a folder that penv may write to.");
    }
  }

  private GitHubApp githubApp(Patience patience) {
    var app = config.app();
    return new GitHubApp(app.api(), key(app), patience, alarm, meters);
  }

  private Retention retention() {
    var keep = config.keep();
    return new Retention(keep.logs(), keep.outputs(), keep.outputsPerRepository().bytes());
  }

  private static AppKey key(Config.App app) {
    try {
      return AppKey.of(app.id(), app.privateKey());
    } catch (IllegalArgumentException e) {
      throw ConfigProblems.of(
          "PENV_GITHUB_PRIVATE_KEY_FILE",
          "The file holds %s.".formatted(e.getMessage()),
          "Give the .pem file that GitHub made for the App.");
    }
  }

  /** In the queue of the installation that reaches it now. */
  private void putAtPresent(Writing writing) {
    writer.put(writing.in(store.inventory().present(writing.repo())));
  }

  private Instant recovered() {
    return safetyNet.recovery().complete();
  }

  private Ports.OfStore ofStore() {
    return new Ports.OfStore(
        new Journals(store.journal(), alarm),
        store.runs(),
        store.stops(),
        store.measures(),
        store.ledger(),
        store.heads(),
        store.refusals(),
        store.tally(),
        store.audit(),
        store.inventory(),
        store.approvals(),
        store.versions(),
        store.headsToShow(),
        store.environments());
  }

  private static Companions companions(Optional<DockerJava> docker) {
    return docker
        .<Companions>map(daemon -> run -> daemon.removeAll(Containers.RUN, run.value()))
        .orElse(Companions.NONE);
  }

  private Indoors indoors(Optional<DockerJava> docker) throws IOException {
    var local = config.local();
    var containers =
        new Containers(
            new Trust(local.allowed()),
            LocalDocker.registries(local.containers()),
            local.containers().tools().toString(),
            local.containers().defaultImage());
    var tasksRun = docker.isPresent() ? TasksRun.IN_CONTAINERS : TasksRun.ON_MACHINES;
    return new Indoors(tasksRun, _ -> docker.map(daemon -> daemon), containers);
  }

  private Ports.OfMachines ofMachines(
      LocalMachines local,
      Checkouts checkouts,
      Logs logs,
      Artifacts artifacts,
      Indoors indoors,
      GivenSecrets given) {
    var archiving =
        part(
            Executors.newFixedThreadPool(
                2, Thread.ofPlatform().name("archive-", 0).daemon().factory()));
    return new Ports.OfMachines(
        List.of(local),
        checkouts,
        new Tasks(logs, artifacts, archiving),
        indoors,
        logs,
        values -> new Masker(values)::mask,
        given);
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  private void background(String name, Work work) {
    var thread =
        Thread.ofVirtual()
            .name(name)
            .start(() -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                LOG.debug("{} ends", name);
              } catch (RuntimeException e) {
                LOG.error("{} has ended", name, e);
              }
            });
    // What it uses is closed after it, and should not be missed by it.
    parts.push(() -> {
      thread.interrupt();
      thread.join(ENDING);
    });
  }

  /** Goes on until interrupted. */
  private interface Work {
    void run() throws InterruptedException;
  }
}
