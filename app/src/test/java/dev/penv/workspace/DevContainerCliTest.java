package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.penv.Needs;
import dev.penv.remote.LocalShell;
import dev.penv.world.ReferenceCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevContainerCliTest {
  @TempDir Path folder;

  private Path programs;

  @BeforeEach
  void aMachineWithoutNode() throws Exception {
    programs = Files.createDirectory(folder.resolve("bin"));
    for (var name : List.of("sh", "mkdir", "rm", "mv", "find", "flock", "getent", "id", "cut")) {
      link(name);
    }
  }

  @Test
  void installsTheVersionThatItNames() throws Exception {
    ReferenceCli.words();
    var words = installed(DevContainerCli.at(new LocalShell(), cache()));
    assertThat(version(words)).isEqualTo(DevContainerCli.VERSION);
  }

  @Test
  void findsWhatIsInstalledWithoutNpm() throws Exception {
    var words = ReferenceCli.words();
    link("node", Path.of(words.getFirst()));
    var found = installed(at(ReferenceCli.folder().toString()));
    assertThat(found.getLast()).isEqualTo(words.getLast());
  }

  @Test
  void saysThatNpmIsMissing() throws Exception {
    assertThat(at(cache()))
        .asInstanceOf(type(DevContainerCli.Missing.class))
        .satisfies(missing -> {
          assertThat(missing.reason()).startsWith("npm is not installed");
          assertThat(missing.remedy()).contains("apt-get install npm");
        });
  }

  @Test
  void tellsWhatNpmSaid() throws Exception {
    program("node", "exit 0");
    program("npm", "echo 'npm error code E403'; echo 'npm error 403 Forbidden' >&2; exit 1");
    assertThat(at(cache()))
        .asInstanceOf(type(DevContainerCli.Missing.class))
        .satisfies(missing -> assertThat(missing.reason()).endsWith(": 403 Forbidden"));
  }

  @Test
  void whatFailedIsTriedAgain() throws Exception {
    program("node", "exit 0");
    program("npm", "exit 1");
    assertThat(at(cache())).isInstanceOf(DevContainerCli.Missing.class);
    program("npm", "exit 0");
    assertThat(at(cache())).isInstanceOf(DevContainerCli.Installed.class);
  }

  @Test
  @Tag("slow")
  void bringsANodeWhereThereIsAnOldOne() throws Exception {
    ReferenceCli.words();
    link("env");
    link("npm", Needs.command("npm"));
    var node = Needs.command("node", "nodejs");
    program("node", "[ \"$1\" != -e ] || exit 1; exec %s \"$@\"".formatted(node));
    var words = installed(at(cache()));
    assertThat(words.getFirst()).startsWith(cache());
    assertThat(version(words)).isEqualTo(DevContainerCli.VERSION);
  }

  private String cache() {
    return folder.resolve("cache").toString();
  }

  private DevContainerCli at(String cache) throws IOException {
    return DevContainerCli.at(new LocalShell(), cache, Map.of("PATH", programs.toString()));
  }

  private static List<String> installed(DevContainerCli cli) {
    assertThat(cli).isInstanceOf(DevContainerCli.Installed.class);
    return ((DevContainerCli.Installed) cli).words();
  }

  private static String version(List<String> words) throws Exception {
    var process = new ProcessBuilder(words.get(0), words.get(1), "--version").start();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }

  /** No link: JUnit warns of those that lead out of its folder. */
  private void link(String name) throws IOException {
    var there = Stream.of("/usr/bin/" + name, "/bin/" + name).map(Path::of).filter(Files::exists);
    link(name, there.findFirst().orElseThrow());
  }

  private void link(String name, Path there) throws IOException {
    program(name, "exec %s \"$@\"".formatted(there));
  }

  private void program(String name, String script) throws IOException {
    var file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
