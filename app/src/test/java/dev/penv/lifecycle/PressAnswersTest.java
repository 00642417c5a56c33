package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.HEAD;
import static dev.penv.lifecycle.Examples.NEXT;
import static dev.penv.lifecycle.Examples.PULL;
import static dev.penv.lifecycle.Examples.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.CommitId;
import dev.penv.github.Writer;
import dev.penv.github.Writing;
import dev.penv.lifecycle.PressAnswers.Press;
import dev.penv.world.PlainLinks;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PressAnswersTest {
  private final TestClock clock = TestClock.atNoon();
  private final MemoryAsks asks = new MemoryAsks();
  private final Map<String, Writing> written = new LinkedHashMap<>();
  private final Writer writer = writing -> written.put(writing.key(), writing);
  private final PressAnswers answers =
      new PressAnswers(
          asks,
          new Frequency(asks, _ -> Examples.most(3)),
          writer,
          new CommitNotes(writer, new PlainLinks(), clock),
          new AuditTrail(asks, clock),
          clock);

  @Test
  void aThreadIsToldOnce() {
    assertThat(answers.refuse(press(PULL, HEAD, "button/1"), "No.")).isTrue();
    assertThat(answers.refuse(press(PULL, NEXT, "button/2"), "No.")).isFalse();
    assertThat(written).containsOnlyKeys("say/42/7/button=1");
  }

  @Test
  void withoutAThreadWhoeverAsksIsToldOnEachCommit() {
    assertThat(answers.refuse(press(CommitNotes.NO_THREAD, HEAD, "dispatch/1"), "No.")).isTrue();
    assertThat(answers.refuse(press(CommitNotes.NO_THREAD, NEXT, "dispatch/2"), "No.")).isTrue();
    assertThat(written).hasSize(2);
  }

  @Test
  void whatWasPressedMoreThanADayAgoIsAnswered() {
    clock.advance(Lateness.OLDEST);
    assertThat(answers.isTooOld(press(PULL, HEAD, "button/1"))).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(answers.isTooOld(press(PULL, HEAD, "button/1"))).isTrue();
    assertThat(body("say/42/7/button=1")).contains("more than 24 hours after it was pressed");
  }

  @Test
  void whatIsGivenUpIsToldBesideWhatWasToldBefore() {
    answers.say(press(PULL, HEAD, "button/1"), "Begun.");
    answers.givenUp(press(PULL, HEAD, "button/1"));
    assertThat(body("say/42/7/button=1")).isEqualTo("Begun.");
    assertThat(body("say/42/7/button=1=given-up")).contains("failed again and again");
  }

  @Test
  void aPressIsCountedAmongThoseOfItsTime() {
    for (int i = 1; i <= 3; i++) assertThat(answers.isIgnored(press("button/" + i))).isFalse();
    var later = new Press(REPO, PULL, HEAD, ADA, "button/4", TestClock.NOON.plusSeconds(7200));
    assertThat(answers.isIgnored(later)).isFalse();
    assertThat(answers.isIgnored(press("button/5"))).isTrue();
    assertThat(asks.verdicts()).singleElement().asString().startsWith("More than 3 commands");
  }

  private String body(String key) {
    return ((Writing.Say) Objects.requireNonNull(written.get(key))).body();
  }

  private static Press press(String ask) {
    return press(PULL, HEAD, ask);
  }

  private static Press press(int number, CommitId commit, String ask) {
    return new Press(REPO, number, commit, ADA, ask, TestClock.NOON);
  }
}
