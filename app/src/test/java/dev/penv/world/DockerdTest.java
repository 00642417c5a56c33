package dev.penv.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.remote.LocalShell;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tests rely on: this is docker, and it holds. */
class DockerdTest {
  @TempDir Path folder;

  private Dockerd dockerd;

  @BeforeEach
  void start() {
    dockerd = Dockerd.shared();
  }

  @Test
  void containersRunAndAreGone() throws Exception {
    var id = dockerd.docker("run", "-d", dockerd.busybox(), "sleep", "1000");
    try {
      assertThat(dockerd.docker("exec", "-u", "dev", id, "id", "-u")).isEqualTo("1000");
      assertThat(dockerd.ask("exec", id, "sh", "-c", "exit 3").exitCode()).isEqualTo(3);
      var there = Files.writeString(folder.resolve("there"), "and back");
      dockerd.docker("cp", there.toString(), id + ":/tmp/there");
      dockerd.docker("cp", id + ":/tmp/there", folder.resolve("back").toString());
      assertThat(folder.resolve("back")).hasContent("and back");
    } finally {
      dockerd.docker("rm", "-f", id);
    }
    assertThat(dockerd.ask("inspect", id).succeeded()).isFalse();
  }

  @Test
  void foldersOfThisComputerAreMounted() {
    var mount = folder + ":/here";
    var write = "echo hello >/here/file && chown 1234 /here/file";
    dockerd.docker("run", "--rm", "-v", mount, dockerd.busybox(), "sh", "-c", write);
    assertThat(folder.resolve("file")).hasContent("hello\n").satisfies(DockerdTest::isOf1234);
  }

  private static void isOf1234(Path file) throws Exception {
    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(1234);
  }

  @Test
  void containersOfOneNetworkMeetByName() {
    var network = dockerd.docker("network", "create", "meeting");
    var server =
        dockerd.docker(
            "run",
            "-d",
            "--network",
            network,
            "--name",
            "server",
            dockerd.busybox(),
            "nc",
            "-ll",
            "-p",
            "80",
            "-e",
            "echo",
            "hello");
    try {
      assertThat(
              dockerd.docker(
                  "run",
                  "--rm",
                  "--network",
                  network,
                  dockerd.busybox(),
                  "sh",
                  "-c",
                  "until nc server 80 2>/dev/null; do :; done"))
          .isEqualTo("hello");
    } finally {
      dockerd.docker("rm", "-f", server);
      dockerd.docker("network", "rm", network);
    }
  }

  @Test
  void memoryHasLimits() {
    var eats = "x=$(head -c 100000000 /dev/zero | tr '\\0' x)";
    var id = dockerd.docker("create", "-m", "20m", dockerd.busybox(), "sh", "-c", eats);
    try {
      assertThat(dockerd.ask("start", "-a", id).exitCode()).isEqualTo(137);
      assertThat(dockerd.docker("inspect", "-f", "{{.State.OOMKilled}}", id)).isEqualTo("true");
    } finally {
      dockerd.docker("rm", "-f", id);
    }
  }

  @Test
  void imagesAreBuiltPushedAndPulled() throws Exception {
    Files.writeString(
        folder.resolve("Dockerfile"),
        """
        FROM %s
        RUN echo made >/made
        """
            .formatted(dockerd.busybox()));
    var image = dockerd.registry().named("team/made:1");
    dockerd.docker("build", "-t", image, folder.toString());
    dockerd.docker("push", image);
    dockerd.docker("rmi", image);
    dockerd.docker("pull", image);
    assertThat(dockerd.docker("run", "--rm", image, "cat", "/made")).isEqualTo("made");
    dockerd.docker("rmi", image);
  }

  @Test
  void privateRegistryWantsALogin() {
    var registry = dockerd.privateRegistry();
    var image = registry.named("secret");
    dockerd.docker("tag", dockerd.busybox(), image);
    assertThat(dockerd.ask("push", image).errors()).contains("no basic auth credentials");
    dockerd.docker("login", "-u", Registry.USER, "-p", Registry.PASSWORD, registry.address());
    dockerd.docker("push", image);
    dockerd.docker("logout", registry.address());
    dockerd.docker("rmi", image);
    assertThat(dockerd.ask("pull", image).succeeded()).isFalse();
  }

  @Test
  void pythonImageHasWhatItNames() {
    var script = "git --version && python3 -c 'import json, ssl, sqlite3' && bash --version";
    assertThat(dockerd.docker("run", "--rm", "-u", "dev", dockerd.python(), "sh", "-c", script))
        .contains("git version", "GNU bash");
  }

  @Test
  void imagesAreMadeOnce() {
    var first = dockerd.docker("inspect", "-f", "{{.Id}}", dockerd.busybox());
    assertThat(dockerd.docker("inspect", "-f", "{{.Id}}", dockerd.busybox())).isEqualTo(first);
  }

  @Test
  void itIsNoDaemonOfThisComputer() throws Exception {
    var id = dockerd.docker("run", "-d", dockerd.busybox(), "sleep", "1000");
    var here = NetworkInterface.networkInterfaces().map(NetworkInterface::getName).toList();
    dockerd.docker("rm", "-f", id);
    assertThat(dockerd.docker("info", "-f", "{{.DockerRootDir}}"))
        .startsWith(System.getProperty("java.io.tmpdir"));
    assertThat(here).noneMatch(name -> name.startsWith("veth"));
  }

  @Test
  void nothingIsLeftOfAnEndedOne() throws Exception {
    var other = new Dockerd();
    other.docker("run", "-d", other.busybox(), "sleep", "1000");
    var groups = Path.of("/sys/fs/cgroup");
    assertThat(named(other.folder().getFileName(), groups)).isNotEmpty();
    other.end();
    assertThat(other.folder()).doesNotExist();
    assertThat(Left.processes(other.folder())).isEmpty();
    assertThat(named(other.folder().getFileName(), groups)).isEmpty();
    assertThat(Path.of("/proc/mounts")).content().doesNotContain(other.folder().toString());
  }

  /** Folders of control groups come and go meanwhile, so not by {@code Files.walk}. */
  private static List<String> named(Path name, Path folder) throws Exception {
    var words = List.of("find", folder.toString(), "-name", name.toString());
    return new LocalShell()
        .run(words, Map.of(), new byte[0], Duration.ofMinutes(1))
        .output()
        .lines()
        .toList();
  }
}
