package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static dev.penv.lifecycle.Examples.BOB;
import static dev.penv.lifecycle.Examples.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Permission;
import dev.penv.hardware.Wishes;
import dev.penv.money.Budget;
import dev.penv.run.Origin;
import dev.penv.run.Run;
import dev.penv.world.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgainTest {
  private static final Run OF_FORK =
      Examples.run(ADA, new Origin.Approved(9, "comment/8/0", BOB), Wishes.NONE);

  private final StubGitHub github = new StubGitHub();
  private final MemoryAsks asks = new MemoryAsks();
  private final List<Run> started = new ArrayList<>();

  @BeforeEach
  void letAdaWrite() {
    github.grant(ADA, Permission.WRITE);
  }

  @Test
  void whoeverMayRunsItAgain() {
    assertThat(press(Examples.run(BOB), "button/1")).isInstanceOf(Pressed.Begun.class);
    assertThat(started).singleElement().satisfies(run -> assertThat(run.asker()).isEqualTo(ADA));
    assertThat(asks.verdicts()).containsExactly("allowed");
  }

  @Test
  void aForksCommitIsNotRunAgainAndThatIsOnRecord() {
    assertThat(press(OF_FORK, "button/1")).isInstanceOf(Pressed.Refused.class);
    assertThat(started).isEmpty();
    assertThat(asks.verdicts()).singleElement().asString().contains("let run once");
  }

  @Test
  void whoMayNotIsOnRecordWithTheRule() {
    github.grant(ADA, Permission.READ);
    assertThat(press(Examples.run(EVE), "button/1")).isInstanceOf(Pressed.Refused.class);
    assertThat(started).isEmpty();
    assertThat(asks.verdicts()).singleElement().asString().contains("needs write permission");
  }

  private Pressed press(Run earlier, String ask) {
    var clock = TestClock.atNoon();
    var rights = Examples.rights(github, Examples.limited(10, Budget.UNLIMITED));
    var maker = new RunMaker(repo -> rights.policy(repo).ceilings(), new Random(1), clock);
    var again = new Again(rights, maker, this::begun, this::start, new AuditTrail(asks, clock));
    return again.press(ADA, earlier, ask);
  }

  @Test
  void whatHasBegunIsToldAgainWhateverHasChanged() {
    var first = press(Examples.run(BOB), "button/1");
    github.grant(ADA, Permission.READ);
    assertThat(press(Examples.run(BOB), "button/1")).isEqualTo(first);
    assertThat(started).hasSize(1);
    assertThat(asks.verdicts()).containsExactly("allowed");
  }

  private Optional<Run> begun(String ask) {
    return ask.equals("button/1") ? started.stream().findFirst() : Optional.empty();
  }

  private Run start(String ask, Run run) {
    started.add(run);
    return run;
  }
}
