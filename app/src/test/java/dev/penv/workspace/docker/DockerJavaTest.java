package dev.penv.workspace.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.penv.container.ContainerSpec;
import dev.penv.container.Mount;
import dev.penv.hardware.DataSize;
import dev.penv.workspace.Credentials;
import dev.penv.workspace.Docker.Execution;
import dev.penv.workspace.Docker.Recipe;
import dev.penv.workspace.DockerFailure;
import dev.penv.workspace.DockerFailure.Kind;
import dev.penv.workspace.Onlooker;
import dev.penv.world.Dockerd;
import dev.penv.world.Registry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DockerJavaTest {
  private static final String LABEL = "dev.penv.test";

  @TempDir Path folder;

  private final String mine = UUID.randomUUID().toString();
  private final Heard heard = new Heard();
  private Dockerd daemon;
  private DockerJava docker;

  @BeforeEach
  void connect() throws IOException {
    daemon = Dockerd.shared();
    docker = DockerJava.at(URI.create(daemon.host()));
  }

  @AfterEach
  void leaveNothing() throws IOException {
    docker.removeAll(LABEL, mine);
    docker.close();
  }

  @Test
  void containerIsWhatWasSaid() throws Exception {
    Files.writeString(folder.resolve("file"), "from outside");
    var spec =
        idle()
            .withMount(new Mount.Bind(folder.toString(), "/given", true))
            .withMount(new Mount.Tmpfs("/scratch", List.of("size=1048576")))
            .withProgram(program -> program.withEnv("GREETING", "hello world").in("/given"))
            .withLimits(
                limits -> limits.withMemory(DataSize.gigabytes(1)).withShm(new DataSize(128 << 20)))
            .withNetwork(network -> network.withHostname("here").withExtraHost("db", "10.0.0.1"));
    var container = started(spec);
    assertThat(run(container, "cat file; echo; echo $GREETING; hostname; pwd; touch x 2>/dev/null"))
        .isEqualTo(1);
    assertThat(heard.text()).isEqualTo("from outside\nhello world\nhere\n/given\n");
    assertThat(run(container, "grep -q db /etc/hosts && df /dev/shm | grep -q 131072")).isZero();
  }

  @Test
  void programTellsItsCodeAndRunsAsWhomItShould() throws Exception {
    var container = started(idle());
    var words = List.of("sh", "-c", "id -un; pwd; echo \"$A\"; exit 7");
    var execution = new Execution(words, Map.of("A", "b c"), "dev", "/tmp", Duration.ofSeconds(20));
    assertThat(docker.execute(container, execution, heard)).isEqualTo(7);
    assertThat(heard.text()).isEqualTo("dev\n/tmp\nb c\n");
  }

  @Test
  void programThatTakesTooLongFails() throws Exception {
    var container = started(idle());
    var execution =
        new Execution(List.of("sleep", "100"), Map.of(), "", "", Duration.ofMillis(300));
    assertThatThrownBy(() -> docker.execute(container, execution, heard))
        .isInstanceOf(DockerFailure.class)
        .hasMessageContaining("did not end");
  }

  @Test
  void onlookerBreaksOff() throws Exception {
    var container = started(idle());
    var execution =
        new Execution(List.of("sleep", "100"), Map.of(), "", "", Duration.ofSeconds(60));
    var impatient =
        new Onlooker() {
          @Override
          public void printed(byte[] bytes) {}

          @Override
          public void beat() {
            throw new IllegalStateException("stop");
          }
        };
    assertThatThrownBy(() -> docker.execute(container, execution, impatient)).hasMessage("stop");
  }

  @Test
  void imageThatIsNotThereIsAbsent() throws Exception {
    assertThat(docker.image("penv-test/nothing:1")).isEmpty();
    assertThatThrownBy(
            () -> docker.pull(daemon.registry().named("nothing:1"), Credentials.NONE, heard))
        .hasMessageContaining("nothing")
        .asInstanceOf(type(DockerFailure.class))
        .returns(Kind.ABSENT, DockerFailure::kind);
    assertThatThrownBy(() -> docker.create(mine, ContainerSpec.of("penv-test/nothing:1")))
        .asInstanceOf(type(DockerFailure.class))
        .returns(Kind.ABSENT, DockerFailure::kind);
  }

  @Test
  void imageIsBuiltWithWhatItNeeds() throws Exception {
    var tag = "penv-test/built:" + mine;
    var dockerfile =
        """
        FROM %s AS first
        ARG COLOUR
        RUN echo "made in $COLOUR" | tee /made
        ENV MADE=yes
        USER dev
        LABEL devcontainer.metadata="[]"
        FROM first
        RUN exit 1
        """
            .formatted(daemon.busybox());
    var recipe =
        new Recipe(
            "sub/Dockerfile",
            Map.of("COLOUR", "red"),
            "first",
            List.of(),
            Map.of(LABEL, mine),
            tag);
    try {
      var id = docker.build(recipe, tar("sub/Dockerfile", dockerfile), Credentials.NONE, heard);
      assertThat(docker.image(tag))
          .hasValueSatisfying(image -> {
            assertThat(image.id()).isEqualTo(id);
            assertThat(image.user()).isEqualTo("dev");
            assertThat(image.environment()).containsEntry("MADE", "yes");
            assertThat(image.metadata()).isEqualTo("[]");
          });
      assertThat(heard.text()).contains("Step 1/", "made in red");
    } finally {
      docker.removeImage(tag);
    }
  }

  @Test
  void stepThatFailsIsTold() throws Exception {
    var dockerfile = "FROM %s\nRUN echo why; exit 3\n".formatted(daemon.busybox());
    var recipe =
        new Recipe("Dockerfile", Map.of(), "", List.of(), Map.of(), "penv-test/never:" + mine);
    assertThatThrownBy(
            () -> docker.build(recipe, tar("Dockerfile", dockerfile), Credentials.NONE, heard))
        .asInstanceOf(type(DockerFailure.class))
        .returns(Kind.STEP, DockerFailure::kind)
        .extracting(DockerFailure::reason)
        .asString()
        .contains("returned a non-zero code: 3");
    assertThat(heard.text()).contains("why\n");
  }

  @Test
  void privateRegistryOpensToItsLogin() throws Exception {
    var registry = daemon.privateRegistry();
    var name = registry.named("team/private:" + mine);
    var login = new Credentials.Login(Registry.USER, Registry.PASSWORD);
    var credentials = new Credentials(Map.of(registry.address(), login));
    docker.tag(daemon.busybox(), name);
    try {
      assertThatThrownBy(() -> docker.push(name, Credentials.NONE, heard))
          .asInstanceOf(type(DockerFailure.class))
          .returns(Kind.DENIED, DockerFailure::kind);
      docker.push(name, credentials, heard);
      docker.removeImage(name);
      assertThatThrownBy(() -> docker.pull(name, Credentials.NONE, heard))
          .asInstanceOf(type(DockerFailure.class))
          .returns(Kind.DENIED, DockerFailure::kind);
      docker.pull(name, credentials, heard);
      assertThat(docker.image(name)).isPresent();
    } finally {
      docker.removeImage(name);
    }
  }

  @Test
  void whatHasTheLabelIsRemovedAndNothingElse() throws Exception {
    var container = started(idle());
    var other = docker.create("other-" + mine, other());
    daemon.docker("volume", "create", "--label", LABEL + "=" + mine, "volume-" + mine);
    daemon.docker("network", "create", "--label", LABEL + "=" + mine, "network-" + mine);
    docker.removeAll(LABEL, mine);
    docker.removeAll(LABEL, mine);
    assertThat(docker.isRunning(container)).isFalse();
    assertThat(daemon.docker("ps", "-aq", "--no-trunc")).contains(other).doesNotContain(container);
    assertThat(daemon.docker("volume", "ls", "-q")).doesNotContain("volume-" + mine);
    assertThat(daemon.docker("network", "ls")).doesNotContain("network-" + mine);
    daemon.docker("rm", other);
  }

  @Test
  void containerOfTheSameNameIsReplaced() throws Exception {
    var first = started(idle());
    var second = docker.create("penv-" + mine, idle());
    assertThat(second).isNotEqualTo(first);
    assertThat(docker.isRunning(first)).isFalse();
  }

  @Test
  void daemonThatIsNotThereIsTold() {
    var nobody = URI.create("unix://" + folder.resolve("nobody.sock"));
    assertThatThrownBy(() -> DockerJava.at(nobody))
        .asInstanceOf(type(DockerFailure.class))
        .returns(Kind.UNREACHABLE, DockerFailure::kind);
  }

  private ContainerSpec idle() {
    return ContainerSpec.of(daemon.busybox())
        .withLabel(LABEL, mine)
        .withProgram(program -> program.executing(List.of("sleep"), List.of("1000")));
  }

  private ContainerSpec other() {
    return ContainerSpec.of(daemon.busybox())
        .withProgram(program -> program.executing(List.of("true"), List.of()));
  }

  private String started(ContainerSpec spec) throws IOException {
    var container = docker.create("penv-" + mine, spec);
    docker.start(container);
    docker.start(container);
    return container;
  }

  private int run(String container, String script) throws Exception {
    var words = List.of("sh", "-c", script);
    return docker.execute(
        container, new Execution(words, Map.of(), "", "", Duration.ofSeconds(20)), heard);
  }

  private static InputStream tar(String name, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      var entry = new TarArchiveEntry(name);
      entry.setSize(text.getBytes(UTF_8).length);
      tar.putArchiveEntry(entry);
      tar.write(text.getBytes(UTF_8));
      tar.closeArchiveEntry();
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** Keeps what it hears. */
  private static final class Heard implements Onlooker {
    private final ByteArrayOutputStream all = new ByteArrayOutputStream();

    @Override
    public void printed(byte[] bytes) {
      all.writeBytes(bytes);
    }

    @Override
    public void beat() {}

    String text() {
      return all.toString(UTF_8);
    }
  }
}
