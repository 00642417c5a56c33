package dev.penv.lifecycle;

import static dev.penv.lifecycle.Examples.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.run.Outcome;
import dev.penv.run.Progress;
import dev.penv.run.RunView;
import dev.penv.world.TestClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuiteTest {
  private final List<RunView> views = new ArrayList<>();
  private final Set<String> begun = new HashSet<>();

  @Test
  void theLatestRunOfEachTaskIsRunAgain() {
    ended("train", "r-aaaa");
    ended("eval", "r-bbbb");
    ended("train", "r-cccc");
    assertThat(suite().runs())
        .extracting(run -> run.id().value())
        .containsExactly("r-bbbb", "r-cccc");
    assertThat(suite().left()).isEmpty();
  }

  @Test
  void whatIsLiveIsLeftAlone() {
    ended("train", "r-aaaa");
    live("train", "r-bbbb");
    assertThat(suite().runs()).isEmpty();
  }

  @Test
  void whatIsTooMuchIsNamed() {
    for (int i = 10; i < 32; i++) ended("task-" + i, "r-00" + i);
    assertThat(suite().runs()).hasSize(20);
    assertThat(suite().left()).containsExactly("task-30", "task-31");
  }

  @Test
  void whatItHasBegunMakesNoRoomForMoreWhenItIsToldAgain() {
    for (int i = 10; i < 32; i++) ended("task-" + i, "r-00" + i);
    for (var run : suite().runs()) {
      begun.add("task-" + run.id().value().substring(4));
      live("task-" + run.id().value().substring(4), "r-11" + run.id().value().substring(4));
    }
    assertThat(suite().left()).containsExactly("task-30", "task-31");
  }

  private Suite suite() {
    return Suite.of(views.reversed(), begun::contains);
  }

  private void ended(String task, String id) {
    var at = TestClock.NOON;
    add(task, id, Progress.asked(at).ended(new Outcome.Succeeded(), at));
  }

  private void live(String task, String id) {
    add(task, id, Progress.asked(TestClock.NOON));
  }

  private void add(String task, String id, Progress progress) {
    views.add(new RunView(Examples.run(id, task, ADA), progress));
  }
}
