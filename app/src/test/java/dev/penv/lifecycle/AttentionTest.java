package dev.penv.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.Account;
import dev.penv.journal.Codec;
import dev.penv.journal.Journals;
import dev.penv.journal.MemoryRecords;
import dev.penv.run.Outcome;
import dev.penv.world.TestClock;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AttentionTest {
  private static final String RUN = "r-aaaa";
  private static final Account ADA = new Account(1, "ada", false);
  private static final Account BOB = new Account(2, "bob", false);

  private final Journals journals = new Journals(new MemoryRecords(), TestClock.atNoon());
  private final ArrayList<String> heads = new ArrayList<>();

  @Test
  void nothingAskedLetsTheRunGoOn() {
    attention().check();
    send(new RunSignal.Nudge());
    attention().check();
    assertThat(heads).isEmpty();
  }

  @Test
  void aStopFromBeforeARestartIsHeard() {
    send(new RunSignal.Stop(ADA));
    assertEndsWith(attention(), new Outcome.Stopped(ADA));
  }

  @Test
  void theFirstEndingAskedForIsTheOne() {
    send(new RunSignal.Stop(BOB));
    send(new RunSignal.Closed());
    send(new RunSignal.Stop(ADA));
    assertEndsWith(attention(), new Outcome.Stopped(BOB));
  }

  @Test
  void aPushIsToldOnceAndEndsNothing() {
    var attention = attention();
    send(new RunSignal.HeadMoved("a1"));
    attention.check();
    attention.check();
    send(new RunSignal.HeadMoved("b2"));
    attention.check();
    assertThat(heads).containsExactly("a1", "b2");
  }

  @Test
  void aStopStaysHeard() {
    var attention = attention();
    send(new RunSignal.Stop(ADA));
    assertEndsWith(attention, new Outcome.Stopped(ADA));
    assertEndsWith(attention, new Outcome.Stopped(ADA));
  }

  private static void assertEndsWith(Attention attention, Outcome outcome) {
    assertThatThrownBy(attention::check)
        .isInstanceOfSatisfying(Over.class, over -> assertThat(over.outcome()).isEqualTo(outcome));
  }

  private Attention attention() {
    return new Attention(journals.open(RUN).signals(), heads::add);
  }

  private void send(RunSignal signal) {
    journals.send(RUN, Codec.write(signal, RunSignal.class));
  }
}
