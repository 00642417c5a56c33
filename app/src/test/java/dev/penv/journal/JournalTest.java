package dev.penv.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.penv.world.TestClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {
  record Machine(String id) {}

  record Other(Machine inner) {}

  private final MemoryRecords records = new MemoryRecords();
  private final Journal journal = reopened();
  private final List<String> effects = new ArrayList<>();

  @Test
  void stepRunsOnce() {
    assertThat(buy(journal, "a")).isEqualTo(new Machine("a"));
    assertThat(buy(journal, "b")).isEqualTo(new Machine("a"));
    assertThat(effects).containsExactly("a");
  }

  @Test
  void stepIsReplayedInTheNextProcess() {
    buy(journal, "a");
    assertThat(buy(reopened(), "b")).isEqualTo(new Machine("a"));
    assertThat(effects).containsExactly("a");
  }

  @Test
  void samePathIsTheSameStep() {
    buy(journal.in("attempt-1").in("offer-2"), "a");
    assertThat(buy(reopened().in("attempt-1").in("offer-2"), "b")).isEqualTo(new Machine("a"));
    assertThat(buy(reopened().in("attempt-2").in("offer-2"), "c")).isEqualTo(new Machine("c"));
    assertThat(records.steps("r-aaaa"))
        .containsOnlyKeys("attempt-1/offer-2/machine", "attempt-2/offer-2/machine");
  }

  @Test
  void failedStepIsNotRecordedAndMayBeTriedAgain() throws IOException {
    assertThatThrownBy(() ->
            journal.once(
                "fetch",
                () -> {
                  throw new IOException("lost");
                }))
        .isInstanceOf(IOException.class);
    journal.once("fetch", () -> effects.add("fetched"));
    journal.once("fetch", () -> effects.add("again"));
    assertThat(effects).containsExactly("fetched");
  }

  @Test
  void nestedStepsAreKeptWhenTheOuterOneFails() {
    assertThatThrownBy(() -> outer(journal, "a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> outer(reopened(), "b")).isInstanceOf(IllegalStateException.class);
    assertThat(effects).containsExactly("a");
  }

  @Test
  void recordThatNoLongerParsesIsUnreadableAndNamed() {
    buy(journal, "a");
    assertThatThrownBy(() -> reopened().step("machine", Other.class, () -> fail("it is recorded")))
        .isInstanceOf(Journal.Unreadable.class)
        .hasMessageContaining("machine")
        .hasMessageContaining("r-aaaa");
  }

  @Test
  void anotherRecordOfTheSameStepWins() {
    var outcome =
        journal.step(
            "machine",
            Machine.class,
            () -> {
              buy(reopened(), "other");
              return new Machine("mine");
            });
    assertThat(outcome).isEqualTo(new Machine("other"));
  }

  @Test
  void blankNamesAreRefused() {
    assertThatThrownBy(() -> journal.once(" ", () -> {}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> journal.in("")).isInstanceOf(IllegalArgumentException.class);
  }

  private Machine buy(Journal where, String id) {
    return where.step(
        "machine",
        Machine.class,
        () -> {
          effects.add(id);
          return new Machine(id);
        });
  }

  private void outer(Journal where, String id) {
    where.once(
        "outer",
        () -> {
          buy(where, id);
          throw new IllegalStateException("the outer one fails");
        });
  }

  private Journal reopened() {
    return new Journals(records, TestClock.atNoon()).open("r-aaaa");
  }
}
