package dev.penv.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void aSlipFindsTheWord() {
    assertThat(Nearest.to("trian", List.of("train", "test"))).contains("train");
    assertThat(Nearest.to("timout", List.of("timeout", "memory"))).contains("timeout");
  }

  @Test
  void anotherWordFindsNothing() {
    assertThat(Nearest.to("banana", List.of("train", "test"))).isEmpty();
  }

  @Test
  void ofWordsEquallyNearTheOneThatStartsAlikeIsTaken() {
    assertThat(Nearest.to("v10", List.of("a10", "t10", "v100"))).contains("v100");
  }

  @Test
  void swappedNeighboursAreOneEdit() {
    assertThat(Nearest.edits("rnu", "run")).isEqualTo(1);
    assertThat(Nearest.edits("RUN", "run")).isZero();
    assertThat(Nearest.edits("", "run")).isEqualTo(3);
  }
}
