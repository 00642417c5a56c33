package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.CheckRun;
import dev.penv.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ways to penv besides comments: heads, buttons, suites, and workflows by hand. */
class EntryStory {
  private static final String WORKFLOW = ".github/workflows/penv.yml";

  @Test
  void everyHeadShowsWhatItOffers() {
    try (var world = World.open()) {
      Expected.toBe("environment.md", world.everything().replaceAll("[\\d.]+ GB", "N GB"));
    }
  }

  @Test
  void withoutDevcontainerItSaysHowToAddTasks() {
    try (var world = World.open()) {
      var plain = world.sandbox().repository("octo", "plain");
      var ada = world.sandbox().user("ada");
      plain.commit("main", Map.of("README.md", "Plain.\n"), "Begin");
      var head = plain.commit("topic", Map.of("README.md", "Plainer.\n"), "Change");
      plain.openPullRequest("topic", "main", "Change", ada);
      world.settle();
      var check = plain.checks().of(head).getFirst();
      assertThat(check.conclusion()).isEqualTo("neutral");
      assertThat(check.output().title()).isEqualTo("no tasks yet");
      assertThat(check.output().summary())
          .contains("\"tasks\"", "/run -- python train.py", "`/init`");
    }
  }

  @Test
  void ofAHundredQuickPushesTheLastIsShownAndFewOthers() {
    try (var world = World.open()) {
      var heads =
          IntStream.range(0, 100)
              .mapToObj(i ->
                  world.repository().commit("wider", Map.of("README.md", i + "\n"), "Push " + i))
              .toList();
      world.sandbox().awaitDelivered(World.LONG_ENOUGH);
      world.clock().skip(Duration.ofSeconds(20));
      world.settle();
      var shown = heads.stream().filter(head -> isShown(world, head)).toList();
      assertThat(shown).contains(heads.getLast()).hasSizeLessThan(10);
      assertThat(environments(world, heads.getLast())).hasSize(1);
    }
  }

  @Test
  void headOfAForkIsReadAndShown() {
    try (var world = World.open()) {
      var eve = world.sandbox().user("eve");
      var fork = world.repository().fork(eve);
      var head = fork.commit("main", Map.of(".devcontainer/devcontainer.json", "{"), "Break it");
      world.repository().openPullRequest(fork, "main", "main", "Break it", eve);
      world.settle();
      assertThat(environments(world, head))
          .singleElement()
          .satisfies(check -> assertThat(check.conclusion()).isEqualTo("failure"))
          .satisfies(check -> assertThat(check.annotations()).isNotEmpty());
    }
  }

  @Test
  void workflowThatIsMeantForItStartsARun() {
    try (var world = World.open()) {
      dispatch(world, WORKFLOW, Map.of("task", "train", "epochs", "2", "dry", "false"), "ada");
      world.settle();
      Expected.toBe("dispatch.md", world.thread());
    }
  }

  @Test
  void anyOtherWorkflowIsNoneOfOurs() {
    try (var world = World.open()) {
      var before = world.sandbox().requests().size();
      dispatch(world, ".github/workflows/build.yml", Map.of("task", "train"), "ada");
      world.settle();
      assertThat(world.sandbox().requests().subList(before, world.sandbox().requests().size()))
          .allMatch(visit -> visit.path().contains("/contents/"));
      assertThat(world.thread()).doesNotContain("penv /");
    }
  }

  @Test
  void whatAWorkflowGetsWrongIsToldOnTheCommit() {
    try (var world = World.open()) {
      dispatch(world, WORKFLOW, Map.of("task", "$(reboot)"), "ada");
      world.settle();
      dispatch(world, WORKFLOW, Map.of("task", "train", "epochs", "3; reboot"), "ada");
      world.settle();
      dispatch(world, WORKFLOW, Map.of("gpu", "v100"), "ada");
      world.settle();
      dispatch(world, WORKFLOW, Map.of("task", "train", "timeout", "soon"), "ada");
      world.settle();
      Expected.toBe("dispatch-mistakes.md", world.thread());
    }
  }

  @Test
  void strangerWhoDispatchesIsToldOnce() {
    try (var world = World.open()) {
      dispatch(world, WORKFLOW, Map.of("task", "train"), "eve");
      dispatch(world, WORKFLOW, Map.of("task", "train"), "eve");
      world.settle();
      assertThat(world.thread()).containsOnlyOnce("## check `penv / answer`: neutral");
      assertThat(world.thread()).doesNotContain("penv / train");
    }
  }

  @Test
  void rerunOfAllChecksRunsTheLatestOfEachTaskAgain() {
    try (var world = World.open()) {
      world.comment("ada", "/run train epochs=1\n/run fail\n/run train epochs=2");
      world.settle();
      world.repository().checks().rerequestAll(world.pull().head(), world.sandbox().user("bob"));
      world.settle();
      assertThat(world.asked().stream().map(CheckRun::name))
          .containsExactlyInAnyOrder(
              "penv / train", "penv / train", "penv / train", "penv / fail", "penv / fail");
      assertThat(environments(world, world.pull().head())).hasSize(1);
      assertThat(
              world.asked().getLast().output().summary() + world.asked().get(3).output().summary())
          .contains("epochs=2")
          .doesNotContain("epochs=1");
    }
  }

  @Test
  void buttonsThatDoNothingYetAreAnsweredInTheThread() {
    try (var world = World.open()) {
      var checks = world.repository().checks();
      var environment = environments(world, world.pull().head()).getFirst();
      checks.press(environment.id(), "dev", world.sandbox().user("bob"));
      world.settle();
      checks.press(environment.id(), "dev", world.sandbox().bot("renovate[bot]"));
      offer(world, environment, "from-the-future");
      checks.press(environment.id(), "from-the-future", world.sandbox().user("ada"));
      world.settle();
      Expected.toBe("environment-buttons.md", world.thread());
    }
  }

  @Test
  void rerunOfTheEnvironmentRenewsIt() {
    try (var world = World.open()) {
      var before = environments(world, world.pull().head()).getFirst();
      world.clock().skip(Duration.ofMinutes(5));
      world.repository().checks().rerequest(before.id(), world.sandbox().user("ada"));
      world.settle();
      assertThat(environments(world, world.pull().head()))
          .singleElement()
          .satisfies(after -> assertThat(after.completedAt()).isAfter(before.completedAt()));
    }
  }

  private static void dispatch(
      World world, String workflow, Map<String, String> inputs, String who) {
    var ordered = new TreeMap<>(inputs);
    world.repository().dispatch(workflow, "refs/heads/main", ordered, world.sandbox().user(who));
  }

  private static void offer(World world, CheckRun check, String identifier) {
    var action = new CheckRun.Action("Later", "What a later version does", identifier);
    var change =
        new CheckRun.Change(
            null, null, null, null, null, null, null, null, List.of(), List.of(action));
    world.repository().checks().update(check.id(), change, world.sandbox().app().bot());
  }

  private static boolean isShown(World world, String head) {
    return !environments(world, head).isEmpty();
  }

  private static List<CheckRun> environments(World world, String head) {
    return world.repository().checks().of(head).stream()
        .filter(check -> check.name().equals("penv / environment"))
        .toList();
  }
}
