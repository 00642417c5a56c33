package dev.penv.environment;

import dev.penv.complaint.Place;
import dev.penv.document.Json;
import dev.penv.document.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a devcontainer.json says. Variables stand in its texts as they are written, until {@link
 * #with} replaces them.
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

  /** The same of a folder that is called as its people call it. */
  public Variables local(String folder, Map<String, String> environment) {
    return local(LocalFolder.at(folder), environment);
  }

  /**
   * The variables of the computer that makes the container.
   *
   * @param folder of the workspace there
   * @param environment never penv's own for a file that somebody else wrote
   */
  public Variables local(LocalFolder folder, Map<String, String> environment) {
    var stated = workspace(folder).path();
    // What the folder says of itself is looked at once, too.
    var inContainer = Variables.local(folder, environment, stated).in(stated);
    return Variables.local(folder, environment, inContainer);
  }

  /** The same with variables replaced. */
  public DevContainer with(Variables variables) {
    return DevContainerReader.read(path, variables.in(tree));
  }

  /** The same of a folder that is called as its people call it. */
  public WorkspaceFolder workspace(String folder) {
    return workspace(LocalFolder.at(folder));
  }

  /**
   * Where the code is in the container.
   *
   * @param folder of the workspace on the computer that makes the container
   */
  public WorkspaceFolder workspace(LocalFolder folder) {
    var usual = "/workspaces/" + folder.name();
    var stated = text("workspaceMount");
    if (tree.fields().containsKey("dockerComposeFile")) {
      return new WorkspaceFolder(
          workspaceFolder.isEmpty() ? "/" : workspaceFolder, stated.orElse(""));
    }
    return new WorkspaceFolder(
        workspaceFolder.isEmpty() ? usual : workspaceFolder,
        stated.orElse(
            "type=bind,%s,%s".formatted(part("source", folder.path()), part("target", usual))));
  }

  /** A comma would end the part. */
  private static String part(String key, String value) {
    return value.contains(",") ? "\"%s=%s\"".formatted(key, value) : key + "=" + value;
  }

  private Optional<String> text(String key) {
    return field(key)
        .map(Json.Field::value)
        .filter(Json.Text.class::isInstance)
        .map(text -> ((Json.Text) text).value());
  }

  /**
   * What a new container is made with.
   *
   * @param labelled what stands in the label of its image, with the same variables replaced
   */
  public Metadata merged(List<Json.Fields> labelled) {
    return DevContainerReader.metadata(this, Merge.entries(labelled, tree));
  }

  /**
   * What a container goes on with that was made from this file before: its label holds what the
   * file said then, and only who works in it, and with which environment, may have changed.
   *
   * @param labelled what stands in the label of the container
   */
  public Metadata existing(List<Json.Fields> labelled) {
    return DevContainerReader.metadata(this, Merge.entriesOfExisting(labelled, tree));
  }

  /**
   * What a label says beside this file.
   *
   * @param whole of an image that was built for this file, so that the file's part is its last
   */
  public List<Json.Fields> beside(List<Json.Fields> whole) {
    var own = Merge.entries(List.of(), tree).size();
    return whole.subList(0, Math.max(0, whole.size() - own));
  }

  /** All of it in the shape in which the reference tells it. */
  public Json.Fields mergedTree(List<Json.Fields> labelled) {
    return Merge.of(tree, Merge.entries(labelled, tree));
  }

  /** What it needs of its machine. */
  public Needs needs() {
    return Needs.of(this);
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
