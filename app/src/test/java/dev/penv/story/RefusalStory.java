package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hook.Fate;
import dev.penv.world.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What does not run, and what is said about it. */
class RefusalStory {
  /** A slot, memory or disk: what is short first differs from computer to computer. */
  private static final String WHY_NOT = "(?<=this computer\\): )[^)]+(?=\\): penv asks)";

  @Test
  void strangerIsDeniedOnce() {
    try (var world = World.open()) {
      world.repository().publish();
      world.comment("eve", "/run train");
      world.settle();
      world.comment("eve", "/run train");
      world.settle();
      Expected.toBe("stranger.md", world.thread());
    }
  }

  @Test
  void codeOfAForkDoesNotRun() {
    try (var world = World.open()) {
      var pull = Threads.ofFork(world);
      world.comment(pull, "ada", "/run train");
      world.settle();
      Expected.toBe("fork.md", world.thread(pull));
    }
  }

  @Test
  void botsAndEditsByOthersAreIgnored() {
    try (var world = World.open()) {
      var sandbox = world.sandbox();
      world.pull().comment(sandbox.bot("renovate[bot]"), "/run train");
      world.pull().comment(sandbox.app().bot(), "/run train", true);
      world.settle();
      var comment = world.comment("ada", "Looks good.");
      world.pull().edit(comment.id(), "/run train", sandbox.user("bob"));
      world.settle();
      Expected.toBe("ignored.md", world.thread());
    }
  }

  @Test
  void mistakesAreAnsweredWithTheRemedy() {
    try (var world = World.open()) {
      for (var mistake :
          new String[] {
            "/run trian",
            "/run train epochs=99",
            "/run train optimizer=sdg",
            "/run train epoch=2",
            "/run train timeout=90d",
            "/rum train",
            "/rerun r-00000000",
            "/dev",
            "/stop",
            "/run train lr=0.1,0.01",
          }) {
        world.comment("ada", mistake);
        world.settle();
      }
      Expected.toBe("mistakes.md", world.thread());
    }
  }

  @Test
  void badDevcontainerIsAnnotated() {
    try (var world = World.open()) {
      world.push(
          "BROKEN",
          Map.of(
              ".devcontainer/devcontainer.json",
              """
              {
                "customizations": { "penv": {
                  "tasks": {
                    "train": {
                      "comand": "sh train.sh",
                      "parameters": { "epochs": { "default": 30, "min": 40 } }
                    }
                  }
                } }
              }
              """));
      world.settle();
      world.comment("ada", "/run train");
      world.settle();
      Expected.toBe("bad-devcontainer.md", world.thread());
    }
  }

  @Test
  void hugeDevcontainerIsRefused() {
    try (var world = World.open()) {
      world.push("HUGE", Map.of(".devcontainer/devcontainer.json", "{}" + " ".repeat(1_100_000)));
      world.settle();
      world.comment("ada", "/run train");
      world.settle();
      assertThat(world.thread())
          .contains("`.devcontainer/devcontainer.json:1:1`: The file is larger than 1 MB.");
    }
  }

  @Test
  void gpuThatIsNotThereIsRefusedWithTheMenu() {
    try (var world = World.open()) {
      world.comment("ada", "/run train gpu=v100");
      world.settle();
      Expected.toBe("no-gpu.md", world.thread());
    }
  }

  @Test
  void budgetIsNotExceeded() {
    var settings =
        """
        local: { isolation: none, slots: 2, least-free: 50mb, price: 6.00 }
        limits: { budget: { run: 0.50 } }
        """;
    try (var world = World.open(settings)) {
      world.comment("ada", "/run train timeout=1h");
      world.settle();
      Expected.toBe("budget.md", world.thread());
    }
  }

  @Test
  void pushBetweenCommentAndAnswerIsAskedAgain() {
    try (var world = World.open()) {
      world
          .sandbox()
          .fates(
              (event, _) -> event.equals("issue_comment") ? new Fate.Held() : new Fate.Arrives());
      world.comment("ada", "/run train");
      world.push("NEXT", Map.of("train.sh", "env\n"));
      world.settle();
      world.sandbox().fates((_, _) -> new Fate.Arrives());
      world.sandbox().releaseWebhooks();
      world.settle();
      Expected.toBe("head-moved.md", world.thread());
    }
  }

  @Test
  void pushBeforeTheMachineIsBoughtEndsTheRun() {
    try (var world = World.open("local: { isolation: none, slots: 1, least-free: 50mb }\n")) {
      world.comment("ada", "/run wait");
      world.awaitTold("one");
      world.comment("bob", "/run train");
      world.awaitState("No machine could be had at first");
      world.push("NEXT", Map.of("train.sh", "env\n"));
      world.awaitState("head has moved");
      world.finish("one", 0);
      Expected.toBe("head-moved-waiting.md", world.thread().replaceAll(WHY_NOT, "WHY"));
    }
  }
}
