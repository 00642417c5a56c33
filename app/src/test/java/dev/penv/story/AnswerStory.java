package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.world.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is answered, and what a task sees and says. */
class AnswerStory {
  @Test
  void questionsAreAnswered() {
    try (var world = World.open()) {
      ask(world, "/status");
      ask(world, "/run train epochs=2");
      ask(world, "/run fail");
      for (var question : new String[] {"/status", "/logs", "/history", "/history train"}) {
        ask(world, question);
      }
      Expected.toBe("answers.md", world.thread());
    }
  }

  @Test
  void statusShowsWhatIsLive() {
    try (var world = World.open()) {
      world.comment("ada", "/run wait");
      world.awaitTold("one");
      var before = world.pull().thread().size();
      world.comment("bob", "/status");
      world.awaitComment(comment -> comment.body().contains("| run | task |"));
      assertThat(world.pull().thread()).hasSize(before + 2);
      world.finish("one", 0);
      Expected.toBe("status.md", world.thread());
    }
  }

  @Test
  void helpKnowsTheRepository() {
    try (var world = World.open()) {
      for (var question :
          new String[] {"/help", "/help run", "/run ?", "/run train ?", "/penv help", "/compare"}) {
        ask(world, question);
      }
      Expected.toBe("help.md", world.thread());
    }
  }

  @Test
  void dryRunSaysWhatWouldHappen() {
    try (var world = World.open()) {
      ask(world, "/run train epochs=2 dry");
      Expected.toBe("dry.md", world.thread());
    }
  }

  @Test
  void hostileLogIsOnlyText() {
    try (var world = World.open()) {
      world.push("HOSTILE", Map.of("hostile.txt", Hostile.LOG));
      world.settle();
      ask(world, "/run hostile");
      ask(world, "/logs");
      Expected.toBe("hostile.md", world.thread());
    }
  }

  private static void ask(World world, String question) {
    world.comment("ada", question);
    world.settle();
  }
}
