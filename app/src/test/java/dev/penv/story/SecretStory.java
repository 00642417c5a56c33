package dev.penv.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a task may have found out, and nobody shall read. */
class SecretStory {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tokenThatTheCodeWasFetchedWithIsMaskedHoweverItIsSpelt(boolean byAnotherProcess)
      throws IOException {
    try (var world = World.open()) {
      var found = world.outside("found");
      world.comment(
          "ada",
          "/run -- touch %s; until [ -s %2$s ]; do sleep 0.02; done; cat %2$s"
              .formatted(world.outside("begun-leak"), found));
      world.awaitBegun("leak");
      assertThat(world.cloneTokens()).hasSize(1);
      var token = world.cloneTokens().getFirst();
      var spelt = Base64.getEncoder().encodeToString(("x-access-token:" + token).getBytes(UTF_8));
      var middle = spelt.substring(24, spelt.length() - 8);
      Files.writeString(
          world.outside("new"), "plain %s\nspelt %s\nand this stays\n".formatted(token, spelt));
      if (byAnotherProcess) {
        world.kill();
        world.start();
      }
      Files.move(world.outside("new"), found);
      world.settle();
      var check = world.asked().getFirst();
      assertThat(world.archived(check))
          .content()
          .contains("plain ****", "spelt eC1hY2Nlc3MtdG9rZW46****", "and this stays\n")
          .doesNotContain(token, middle);
      assertThat(world.data().resolve("given")).isEmptyDirectory();
    }
  }
}
