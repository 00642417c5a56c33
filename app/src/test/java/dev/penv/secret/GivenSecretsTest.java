package dev.penv.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenSecretsTest {
  private static final String TOKEN = "ghs_0123456789";

  @TempDir private Path folder;

  @Test
  void anotherProcessKnowsThem() {
    given(1).add("r-aaaa", TOKEN);
    given(1).add("r-aaaa", "ghs_other");
    given(1).add("r-aaaa", TOKEN);
    assertThat(given(1).of("r-aaaa")).containsExactlyInAnyOrder(TOKEN, "ghs_other");
    assertThat(given(1).of("r-bbbb")).isEmpty();
  }

  @Test
  void noneIsOnDiskInTheClear() throws IOException {
    given(1).add("r-aaaa", TOKEN);
    try (var files = Files.list(folder)) {
      assertThat(files)
          .singleElement()
          .satisfies(file -> assertThat(Files.readString(file, ISO_8859_1)).doesNotContain(TOKEN));
    }
  }

  @Test
  void nothingIsLeftOfARunThatIsOver() {
    given(1).add("r-aaaa", TOKEN);
    given(1).forget("r-aaaa");
    given(1).forget("r-aaaa");
    assertThat(given(1).of("r-aaaa")).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void underAnotherKeyTheRunGoesOnWithoutThem() {
    given(1).add("r-aaaa", TOKEN);
    assertThat(given(2).of("r-aaaa")).isEmpty();
    given(2).add("r-aaaa", "ghs_other");
    assertThat(given(2).of("r-aaaa")).containsExactly("ghs_other");
  }

  private GivenSecrets given(int key) {
    var bytes = new byte[MasterKey.LENGTH];
    bytes[0] = (byte) key;
    return new GivenSecrets(folder, new MasterKey(bytes).vault());
  }
}
