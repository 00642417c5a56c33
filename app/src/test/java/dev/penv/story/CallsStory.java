package dev.penv.story;

import dev.penv.sandbox.http.Visit;
import dev.penv.world.World;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a run asks of GitHub: DESIGN.md lists it, and every call more is one that all pay for. */
class CallsStory {
  @Test
  void aShortRunOnAPullRequest() {
    try (var world = World.open()) {
      world.comment("ada", "/run train epochs=1");
      world.settle();
      int before = world.sandbox().requests().size();
      world.comment("ada", "/run train epochs=2");
      world.settle();
      Expected.toBe("calls.md", calls(world, before));
    }
  }

  /** Sorted, as what is written and what is read run side by side. */
  private static String calls(World world, int before) {
    return world.sandbox().requests().stream()
            .skip(before)
            .map(CallsStory::kind)
            .sorted(Comparator.naturalOrder())
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String kind(Visit visit) {
    var path =
        visit.path().replaceAll("[0-9a-f]{40}", "SHA").replaceAll("/\\d+(?=/|$)", "/ID");
    return "%s %s %s".formatted(visit.method(), path, visit.status());
  }
}
