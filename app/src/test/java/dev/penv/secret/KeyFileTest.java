package dev.penv.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  @TempDir private Path folder;

  @Test
  void firstStartMakesAKeyThatOnlyItsOwnerReads() throws IOException {
    var file = folder.resolve("sub/key");
    KeyFile.open(file);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void laterStartsUseTheSameKey() throws IOException {
    var file = folder.resolve("key");
    var sealed = KeyFile.open(file).vault().seal("name", "value".getBytes(UTF_8));
    assertThat(KeyFile.open(file).vault().open("name", sealed)).asString().isEqualTo("value");
  }

  @Test
  void everyInstallationHasAnotherKey() throws IOException {
    var sealed = KeyFile.open(folder.resolve("a")).vault().seal("name", new byte[1]);
    var other = KeyFile.open(folder.resolve("b")).vault();
    assertThatThrownBy(() -> other.open("name", sealed)).isInstanceOf(Vault.Broken.class);
  }

  @Test
  void keyThatOthersMayReadIsRefusedWithTheRemedy() throws IOException {
    var file = folder.resolve("key");
    KeyFile.open(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> KeyFile.open(file)).hasMessageContaining("chmod 600 " + file);
  }

  @Test
  void brokenKeyIsNeverReplaced() throws IOException {
    var file = folder.resolve("key");
    KeyFile.open(file);
    Files.writeString(file, "c2hvcnQ=\n");
    assertThatThrownBy(() -> KeyFile.open(file)).hasMessageContaining("holds no key");
    assertThat(file).hasContent("c2hvcnQ=");
  }
}
