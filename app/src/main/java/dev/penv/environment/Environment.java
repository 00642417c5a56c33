package dev.penv.environment;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.hardware.DataSize;
import dev.penv.hardware.Requirements;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The devcontainer of a commit, as penv understands it.
 *
 * @param path of the file, empty when the repository has none
 * @param name the folder under {@code .devcontainer}, empty for the main one
 * @param container what it runs in
 * @param reasons why penv proposes this container to a repository that has none; empty where it has
 * @param tasks by name, in the order of the file
 * @param volumes by name, each with its absolute path in the container
 * @param shm memory that the programs of the container can share, zero when nothing is said
 */
public record Environment(
    String path,
    String name,
    DevContainer container,
    List<String> reasons,
    Map<String, Task> tasks,
    Dev dev,
    Map<String, String> volumes,
    DataSize shm) {
  /** Of a repository without a devcontainer. */
  public static final Environment NONE =
      new Environment(
          "", "", DevContainer.NONE, List.of(), Map.of(), Dev.NONE, Map.of(), DataSize.ZERO);

  public Environment {
    reasons = List.copyOf(reasons);
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    volumes = Collections.unmodifiableMap(new LinkedHashMap<>(volumes));
  }

  /** Of a repository without a devcontainer that could have this one. */
  static Environment of(Proposal proposal) {
    return new Environment(
        "",
        "",
        proposal.container(),
        proposal.reasons(),
        Map.of(),
        Dev.NONE,
        Map.of(),
        DataSize.ZERO);
  }

  /**
   * What people are told where tasks run in the container that penv proposes; empty where the
   * repository has one of its own.
   */
  public Optional<Complaint> proposed() {
    if (reasons.isEmpty() || !(container.scenario() instanceof Scenario.Image(var image))) {
      return Optional.empty();
    }
    return Optional.of(
        new Complaint(
            new Place.InCommand(""),
            "No devcontainer found, used `%s`%s. %s"
                .formatted(image, setUp(), String.join(" ", reasons)),
            "`/init` keeps it."));
  }

  private String setUp() {
    return container.metadata().lifecycle().at(Stage.UPDATE_CONTENT).stream()
        .flatMap(hook -> hook.scripts().values().stream())
        .filter(Script.Shell.class::isInstance)
        .map(script -> " and `" + ((Script.Shell) script).text() + "`")
        .findFirst()
        .orElse("");
  }

  /** What its container needs, for all that says nothing else. */
  public Requirements requirements() {
    return container.needs().requirements();
  }
}
