package dev.penv.story;

import dev.penv.world.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What organisations and repositories say in their policy files, and what people see of it. */
class PolicyStory {
  private static final String FILE = ".github/penv.yml";

  @Test
  void repositoryNarrowsWhatItsOrganisationGrants() {
    try (var world = World.open()) {
      organisation(world, "who: { run: write }\nlimits: { longest: 1h }\n");
      repository(world, "RULES", "who: { run: maintain }\n");
      ask(world, "/run train");
      repository(world, "MILDER", "who: { run: triage }\n");
      ask(world, "/run train timeout=2h dry");
      ask(world, "/help");
      Expected.toBe("policy-narrows.md", world.thread());
    }
  }

  @Test
  void brokenFileStopsRunsAndIsAnnotatedUntilItIsMended() {
    try (var world = World.open()) {
      repository(world, "BROKEN", "who:\n  run: writ\nmachine: [local]\n");
      ask(world, "/run train");
      ask(world, "/status");
      ask(world, "/help stop");
      repository(world, "MENDED", "who:\n  run: write\n");
      ask(world, "/run train epochs=2 dry");
      Expected.toBe("policy-broken.md", world.thread());
    }
  }

  @Test
  void brokenFileOfTheOrganisationStopsAllItsRepositories() {
    try (var world = World.open()) {
      organisation(world, "limits: { longest: ever }\n");
      ask(world, "/run train");
      Expected.toBe("policy-organisation.md", world.thread());
    }
  }

  @Test
  void fileOfAPullRequestChangesNothing() {
    try (var world = World.open()) {
      repository(world, "RULES", "gpus: none\nlimits: { budget: { person: { day: 0 } } }\n");
      world.push("HEAD2", Map.of(FILE, "forks: approve\nlimits: { longest: 9h }\n"));
      world.settle();
      ask(world, "/help");
      Expected.toBe("policy-of-head.md", world.thread());
    }
  }

  @Test
  void whatAPersonMaySpendIsTheirOwn() {
    var priced = "local: { isolation: none, slots: 2, least-free: 50mb, price: 6.00 }\n";
    try (var world = World.open(priced)) {
      repository(world, "RULES", "limits: { budget: { person: { day: 10 } } }\n");
      ask(world, "/run train timeout=90m");
      Expected.toBe("policy-person.md", world.thread());
    }
  }

  @Test
  void pushEndsWhatWasAskedWhereThePolicyWantsThat() {
    try (var world = World.open()) {
      repository(world, "RULES", "superseding: true\n");
      world.comment("ada", "/run wait");
      world.awaitTold("one");
      world.push("NEXT", Map.of("notes.txt", "more\n"));
      world.settle();
      Expected.toBe("policy-superseding.md", world.thread());
    }
  }

  @Test
  void editsOfOnesOwnCountForSomeMinutes() {
    try (var world = World.open()) {
      var ada = world.sandbox().user("ada");
      var first = world.comment("ada", "I wonder what");
      world.pull().edit(first.id(), "/status", ada);
      world.settle();
      var mistyped = world.comment("ada", "/rum train epochs=1");
      world.settle();
      world.pull().edit(mistyped.id(), "/run train epochs=1", ada);
      world.settle();
      var late = world.comment("ada", "I wonder");
      world.clock().skip(Duration.ofMinutes(6));
      world.pull().edit(late.id(), "/status", ada);
      world.settle();
      Expected.toBe("edits.md", world.thread());
    }
  }

  private static void ask(World world, String text) {
    world.comment("ada", text);
    world.settle();
  }

  private static void repository(World world, String word, String text) {
    world.name(word, world.repository().commit("main", Map.of(FILE, text), "Set the rules"));
    world.settle();
  }

  private static void organisation(World world, String text) {
    var home = world.sandbox().repository("octo", ".github");
    home.commit("main", Map.of(FILE, text), "Set the rules of all");
    world.settle();
  }
}
