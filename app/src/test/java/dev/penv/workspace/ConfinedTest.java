package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.remote.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfinedTest {
  @TempDir Path folder;

  private Path checkout;
  private Confined confined;

  @BeforeEach
  void checkOut() throws IOException {
    Files.createDirectories(folder.resolve("checkout-beside"));
    checkout = Files.createDirectories(folder.resolve("checkout"));
    Files.createDirectories(checkout.resolve(".devcontainer/local feature"));
    Files.writeString(checkout.resolve("Dockerfile"), "FROM scratch\n");
    confined = new Confined(new LocalShell(), checkout.toString());
  }

  @Test
  void filesAndLinksWithinAre() throws IOException {
    link(".devcontainer/inner", "../Dockerfile");
    link(".devcontainer/local feature/dangling", "../nothing");
    assertThat(confined.escape(List.of("Dockerfile", "absent", ".devcontainer/inner"))).isEmpty();
  }

  @Test
  void linksThatLeadOutAreNot() throws IOException {
    link(".devcontainer/local feature/install.sh", "/etc/shadow");
    assertThat(confined.link(List.of("absent", ".devcontainer")))
        .contains(".devcontainer/local feature/install.sh");
    assertThat(confined.escape(List.of(".devcontainer"))).isEmpty();
    assertThat(confined.escape(List.of(".devcontainer/local feature/install.sh"))).isPresent();
  }

  @Test
  void linksAreFoundWhereverTheyLead() throws IOException {
    assertThat(confined.link(List.of(".devcontainer", "."))).isEmpty();
    link(".devcontainer/local feature/inner", "../../Dockerfile");
    assertThat(confined.link(List.of(".devcontainer")))
        .contains(".devcontainer/local feature/inner");
  }

  @Test
  void folderWithABeginningInCommonIsAnotherOne() throws IOException {
    link("context", "../checkout-beside");
    assertThat(confined.escape(List.of("context"))).contains("context");
    assertThat(confined.escape(List.of("context/Dockerfile"))).isEmpty();
  }

  @Test
  void dotsLeadOutToo() throws IOException {
    assertThat(confined.escape(List.of("../checkout-beside"))).isPresent();
    assertThat(confined.escape(List.of(".devcontainer/../Dockerfile"))).isEmpty();
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(checkout.resolve(name), Path.of(target));
  }
}
