package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hook.Fate;
import dev.penv.sandbox.hub.Role;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** Comments where nothing can run, and people who are not there any more. */
class OutOfReachStory {
  @Test
  void whoseAccountIsGoneIsRefusedOnce() {
    try (var world = World.open()) {
      hold(world);
      var bob = world.sandbox().user("bob");
      world.pull().comment(bob, "/run train");
      world.pull().comment(bob, "/run train");
      world.sandbox().delete(bob);
      release(world);
      assertThat(world.thread()).containsOnlyOnce("This needs write permission in `octo/spiral`");
      assertNothingRan(world);
    }
  }

  @Test
  void whoeverTakesAFreedLoginIsSomebodyElse() {
    try (var world = World.open()) {
      hold(world);
      var bob = world.sandbox().user("bob");
      world.pull().comment(bob, "/run train");
      world.sandbox().delete(bob);
      var another = world.sandbox().user("bob");
      world.repository().collaborator(another, Role.WRITE);
      release(world);
      assertThat(world.thread()).containsOnlyOnce("This needs write permission in `octo/spiral`");
      assertNothingRan(world);
    }
  }

  @Test
  void onAClosedPullRequestNothingRunsButHelpIsGiven() {
    try (var world = World.open()) {
      world.pull().close(world.sandbox().user("ada"));
      world.comment("ada", "/run train");
      world.settle();
      assertThat(world.thread())
          .contains("This pull request is closed. Reopen it and comment again.");
      assertNothingRan(world);
      world.comment("ada", "/help");
      world.settle();
      assertThat(world.thread()).contains("`/run train`");
    }
  }

  @Test
  void withoutRepositoriesNothingRuns() {
    try (var world = World.serving("")) {
      world.comment("ada", "/run train");
      world.settle();
      assertThat(world.thread())
          .contains("`octo/spiral` is not among the repositories")
          .contains("PENV_LOCAL_REPOSITORIES");
      assertNothingRan(world);
    }
  }

  @Test
  void aRepositoryWithoutCommitsIsToldSo() {
    try (var world = World.serving("octo/spiral,octo/empty")) {
      var ada = world.sandbox().user("ada");
      var empty = world.sandbox().repository("octo", "empty");
      empty.collaborator(ada, Role.WRITE);
      var issue = empty.openIssue("Begin", "", ada);
      world.comment(issue, "ada", "/run -- make");
      world.settle();
      assertThat(world.thread(issue)).contains("This repository has no commit yet");
      world.comment(issue, "ada", "/help");
      world.settle();
      assertThat(world.thread(issue)).contains("`/stop");
    }
  }

  /** Under which of its names it is met depends on when GitHub's word of the rename comes. */
  @Test
  void aRepositoryThatIsRenamedMeanwhileIsServed() {
    try (var world = World.serving("octo/spiral,octo/helix")) {
      hold(world);
      world.comment("ada", "/run train epochs=1");
      world.repository().rename("helix");
      release(world);
      assertThat(world.thread()).contains("succeeded in");
      assertThat(world.check("penv / train").conclusion()).isEqualTo("success");
    }
  }

  @Test
  void theNewNameIsNotServedUnlessTheOperatorListsIt() {
    try (var world = World.open()) {
      world.repository().rename("helix");
      world.comment("ada", "/run train epochs=1");
      world.settle();
      assertThat(world.thread()).contains("`octo/helix` is not among the repositories");
      assertNothingRan(world);
    }
  }

  @Test
  void aStrangerWhoPressesIsToldOnce() {
    try (var world = World.open()) {
      world.comment("ada", "/run train epochs=1");
      world.settle();
      world.repository().publish();
      var check = world.check("penv / train").id();
      var eve = world.sandbox().user("eve");
      world.repository().checks().press(check, "rerun", eve);
      world.repository().checks().rerequest(check, eve);
      world.settle();
      assertThat(world.thread()).containsOnlyOnce("This needs write permission in `octo/spiral`");
      assertThat(world.asked()).hasSize(1);
    }
  }

  @Test
  void nobodyElseMayLookIntoTheFolderOfState() throws IOException {
    try (var world = World.open()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.data())))
          .isEqualTo("rwx------");
    }
  }

  private static void hold(World world) {
    world
        .sandbox()
        .fates((event, _) -> event.equals("issue_comment") ? new Fate.Held() : new Fate.Arrives());
  }

  /** What is under way to be held must be held first. */
  private static void release(World world) {
    world.settle();
    world.sandbox().fates((_, _) -> new Fate.Arrives());
    world.sandbox().releaseWebhooks();
    world.settle();
  }

  private static void assertNothingRan(World world) {
    assertThat(world.asked()).isEmpty();
  }
}
