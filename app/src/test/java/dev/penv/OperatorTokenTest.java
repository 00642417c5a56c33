package dev.penv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTokenTest {
  @TempDir private Path folder;
  private Config config;
  private Path file;

  @BeforeEach
  void read() {
    config = Config.from(Map.of("PENV_DATA", folder.toString()));
    file = config.operatorTokenFile();
  }

  @Test
  void tokenIsMadeOnceForItsOwnerAlone() throws IOException {
    var token = OperatorToken.of(config);
    assertThat(token).hasSize(43);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(OperatorToken.of(config)).isEqualTo(token);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void tokenThatOthersMayReadIsRefusedWithTheRemedy(String permissions) throws IOException {
    OperatorToken.of(config);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> OperatorToken.of(config))
        .isInstanceOf(ConfigProblems.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("chmod 600");
  }

  @Test
  void tokenThatItsOwnerMayOnlyReadIsTaken() throws IOException {
    var token = OperatorToken.of(config);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    assertThat(OperatorToken.of(config)).isEqualTo(token);
  }
}
