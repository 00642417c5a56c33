package dev.penv.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.Needs;
import dev.penv.world.SlotUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotShellTest extends ShellContract {
  private static final int SLOT = SlotUsers.single(0);

  @TempDir Path root;

  @BeforeEach
  void openTheWay() throws IOException {
    Needs.root();
    Needs.command("setpriv");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
    var own = Files.createDirectory(root.resolve("own"));
    Files.setAttribute(own, "unix:uid", SLOT);
  }

  @Override
  Shell shell() {
    return new LocalShell().as(new User.Slot(SLOT, SLOT));
  }

  @Override
  String folder() {
    return root.resolve("own").toString();
  }

  @Test
  void isThatUserWithoutFurtherGroupsAndPrivileges() throws IOException {
    var script = "id; grep -E 'NoNewPrivs|Cap(Inh|Prm|Eff|Amb)' /proc/self/status";
    var result =
        shell().run(List.of("sh", "-c", script), Map.of(), new byte[0], Duration.ofSeconds(20));
    assertThat(result.output())
        .isEqualTo(
            """
            uid=%1$d gid=%1$d groups=%1$d
            CapInh:\t0000000000000000
            CapPrm:\t0000000000000000
            CapEff:\t0000000000000000
            CapAmb:\t0000000000000000
            NoNewPrivs:\t1
            """
                .formatted(SLOT));
  }

  @Test
  void filesOfOthersAreOutOfReachAlsoThroughLinks() throws IOException {
    var secret = Files.writeString(root.resolve("secret"), "for root");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    var link = Files.createSymbolicLink(root.resolve("own/link"), secret).toString();
    assertThatThrownBy(() -> shell().read(link, 0, 10)).hasMessageContaining("Permission denied");
    shell().write(link, "mine".getBytes(UTF_8), 0600);
    assertThat(secret).hasContent("for root");
  }
}
