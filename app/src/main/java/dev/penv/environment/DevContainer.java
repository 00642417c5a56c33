package dev.penv.environment;

import dev.penv.complaint.Place;
import dev.penv.document.Json;
import dev.penv.document.Position;
import dev.penv.hardware.GpuAsk;
import dev.penv.hardware.Requirements;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a devcontainer.json says. Variables stand in its texts as they are written, until {@link
 * #on}, {@link #identified} and {@link #running} replace them.
 *
 * @param path of the file below the root of its repository, empty when penv made it up
 * @param tree all of it in the present spelling, also what penv does not know
 * @param metadata what it says itself, without its image
 * @param runArgs words for {@code docker run}
 * @param appPorts ports to publish, in the words of {@code docker run -p}
 * @param workspaceFolder where the code is in the container; empty when it is the usual place
 * @param secrets by the names of their variables
 */
public record DevContainer(
    String path,
    Json.Fields tree,
    String name,
    Scenario scenario,
    Features features,
    Metadata metadata,
    List<String> runArgs,
    List<String> appPorts,
    String workspaceFolder,
    Map<String, Secret> secrets) {
  /** Of a repository that has none. */
  public static final DevContainer NONE =
      DevContainerReader.read("", new Json.Fields(Position.START, Map.of()));

  public DevContainer {
    runArgs = List.copyOf(runArgs);
    appPorts = List.copyOf(appPorts);
    secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
  }

  /** The mount of the code; empty when the file leaves it to its tool, {@code ""} for none. */
  public Optional<String> workspaceMount() {
    return field("workspaceMount")
        .filter(field -> field.value() instanceof Json.Text)
        .map(field -> ((Json.Text) field.value()).value());
  }

  /**
   * What the container needs: by its {@code hostRequirements}, or by what docker is told of GPUs,
   * or because CUDA is installed into it.
   */
  public Requirements requirements() {
    var stated = metadata.host();
    return new HostRequirements(stated.cpus(), stated.memory(), stated.storage(), gpu())
        .requirements();
  }

  private GpuWish gpu() {
    return switch (metadata.host().gpu()) {
      case GpuWish.Needed needed -> needed;
      case GpuWish.Optional optional -> optional;
      case GpuWish.No none ->
          GpuFlags.inRunArgs(runArgs)
              .or(() ->
                  features.wanted().keySet().stream()
                      .filter(GpuFlags::isCuda)
                      .findFirst()
                      .map(_ -> new GpuAsk.Any(1)))
              .<GpuWish>map(GpuWish.Needed::new)
              .orElse(none);
    };
  }

  /** Where a property stands in the file; its beginning for what it does not say. */
  public Place place(String property) {
    var at = field(property).map(Json.Field::at).orElse(Position.START);
    return new Place.InFile(path, at.line(), at.column());
  }

  private Optional<Json.Field> field(String key) {
    return Optional.ofNullable(tree.fields().get(key));
  }
}
