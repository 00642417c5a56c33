package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.container.Allowed;
import dev.penv.container.Power;
import dev.penv.container.Trust;
import dev.penv.github.Repo;
import dev.penv.hardware.Architecture;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Gpu;
import dev.penv.hardware.Hardware;
import dev.penv.remote.LocalShell;
import dev.penv.remote.User;
import dev.penv.run.RunId;
import dev.penv.workspace.Docker.Execution;
import dev.penv.workspace.docker.DockerJava;
import dev.penv.world.Dockerd;
import dev.penv.world.ReferenceCli;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Checkouts of a repository, brought up in containers of a real docker. */
final class BringingScene implements AutoCloseable {
  static final String FILE = ".devcontainer/devcontainer.json";
  private static final Random RANDOM = new Random();

  private final Path folder;
  private final User user;
  private final Upstream upstream;
  private final GitOverHttp server;
  private final List<RunId> runs = new ArrayList<>();
  final Dockerd daemon = Dockerd.shared();
  final DockerJava docker;

  private final Repo repo = new Repo(RANDOM.nextLong(1L << 40), "octo", "spiral", 1);
  private Registries registries = Registries.PUBLIC;
  private Allowed allowed = Allowed.NOTHING;
  private boolean ofFork;
  private Hardware hardware =
      new Hardware(2, DataSize.gigabytes(1), DataSize.gigabytes(9), Architecture.AMD64, Gpu.NONE);

  private Heard heard = new Heard();

  BringingScene(Path folder, User user) throws IOException {
    this.folder = folder;
    this.user = user;
    docker = DockerJava.at(URI.create(daemon.host()));
    upstream = Upstream.create(folder.resolve("upstream"), repo.owner() + "/" + repo.name());
    server = new GitOverHttp(folder.resolve("upstream"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    for (var name : List.of("cache", "home", "output", "given")) {
      Files.createDirectory(folder.resolve(name));
    }
    if (user instanceof User.Slot(int uid, int gid)) {
      Containers.own(new LocalShell(), uid + ":" + gid, List.of(path("home"), path("output")));
    }
  }

  BringingScene with(Registries these) {
    registries = these;
    return this;
  }

  BringingScene allowing(Power... powers) {
    allowed = new Allowed(Set.of(powers));
    return this;
  }

  BringingScene ofFork() {
    ofFork = true;
    return this;
  }

  BringingScene on(Gpu gpu) {
    hardware =
        new Hardware(2, DataSize.gigabytes(1), DataSize.gigabytes(9), Architecture.AMD64, gpu);
    return this;
  }

  String path(String name) {
    return folder.resolve(name).toString();
  }

  Path file(String name) {
    return upstream.path(name);
  }

  BringingScene write(String name, String text) throws IOException {
    upstream.write(name, text);
    return this;
  }

  /**
   * @param json what is in it, with ' for "
   */
  BringingScene devcontainer(String json) throws IOException {
    return write(FILE, "{" + json.replace('\'', '"') + "}");
  }

  /** Checks the newest commit out for a new run, and brings it up. */
  Brought bring() throws Exception {
    var run = RunId.random(RANDOM);
    runs.add(run);
    heard = new Heard();
    var site = new Site(new LocalShell(), user, path("cache"), path("home"));
    var checkouts = new Checkouts(server.url(), Duration.ofMinutes(1), List.of());
    var commit = upstream.push();
    deleteCheckout();
    var checkout =
        checkouts.prepare(site, run, repo, commit, () -> new GivenToken(GitOverHttp.TOKEN));
    var order =
        new Order(
            run,
            repo.id(),
            ofFork,
            "",
            site,
            ((Checkout.Ready) checkout).workspace(),
            hardware,
            List.of(path("given")),
            List.of(path("output")));
    var containers =
        new Containers(new Trust(allowed), registries, ReferenceCli.folder().toString());
    return containers.bring(docker, order, heard);
  }

  private void deleteCheckout() throws IOException {
    var words = List.of("rm", "-rf", "--", checkout());
    new LocalShell().run(words, Map.of(), new byte[0], Duration.ofMinutes(1));
  }

  Brought.Up up() throws Exception {
    var brought = bring();
    assertThat(brought).as(heard.text()).isInstanceOf(Brought.Up.class);
    return (Brought.Up) brought;
  }

  /** What a task would see that prints something. */
  String task(Brought.Up up, String script) throws Exception {
    var in = up.container();
    var printed = new Heard();
    var execution =
        new Execution(
            List.of("sh", "-c", script),
            Map.copyOf(in.variables()),
            in.user(),
            in.folder(),
            Duration.ofSeconds(30));
    int code = docker.execute(in.id(), execution, printed);
    assertThat(code).as(printed.text()).isZero();
    return printed.text();
  }

  /** The log of the last run. */
  String log() {
    return heard.text();
  }

  String checkout() {
    return path("home") + "/" + repo.name();
  }

  RunId run() {
    return runs.getLast();
  }

  /** Ends the last run: nothing of it may be left. */
  void end() throws IOException {
    docker.removeAll(Containers.RUN, run().value());
    for (var kind : List.of("container", "volume", "network", "image")) {
      assertThat(left(kind)).as(kind).isEmpty();
    }
  }

  private String left(String kind) {
    return daemon.docker(
        kind, "ls", "-q", "--filter", "label=" + Containers.RUN + "=" + run().value());
  }

  @Override
  public void close() throws IOException {
    for (var run : runs) docker.removeAll(Containers.RUN, run.value());
    server.close();
    docker.close();
  }

  /** Keeps what it hears. */
  private static final class Heard implements Onlooker {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    @Override
    public synchronized void printed(byte[] bytes) {
      all.writeBytes(bytes);
    }

    @Override
    public void beat() {}

    synchronized String text() {
      return all.toString(UTF_8);
    }
  }
}
