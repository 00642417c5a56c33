package dev.penv.lifecycle;

import static dev.penv.world.TestClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.command.Grammar;
import dev.penv.command.Prefix;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatenessTest {
  private static final Instant LATE = NOON.plus(Lateness.OLDEST).plusMillis(1);

  @Test
  void whatIsInTimeIsCarriedOut() {
    assertThat(late(NOON.plus(Lateness.OLDEST), "/run train")).isEmpty();
  }

  @Test
  void whatDoesSomethingIsNotCarriedOutADayLater() {
    assertThat(late(LATE, "/run train", "/rerun", "/stop"))
        .containsExactly("/run train", "/rerun", "/stop");
  }

  @Test
  void questionsAndMistakesAreStillAnswered() {
    assertThat(late(LATE, "/status", "/help", "/history", "/run train dry", "/run x timeout=soon"))
        .isEmpty();
  }

  private static List<String> late(Instant now, String... lines) {
    var parsed = new Grammar(Prefix.OPTIONAL).parse(String.join("\n\n", lines));
    return Lateness.of(parsed, _ -> true, NOON, now).stream()
        .map(line -> line.line().text())
        .toList();
  }
}
