package dev.penv.environment;

import dev.penv.document.FieldReader;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the standard properties of one devcontainer.json. */
final class DevContainerReader {
  private final Json.Fields tree;
  private final FieldReader fields;
  private final Problems problems;

  private DevContainerReader(Json.Fields tree, Problems problems) {
    this.tree = tree;
    this.fields = new FieldReader(tree, "", problems);
    this.problems = problems;
  }

  /** What was read before, so that nobody has to be told again what is wrong with it. */
  static DevContainer read(String path, Json.Fields tree) {
    return read(path, tree, Problems.inJson(path));
  }

  /**
   * @param tree in the present spelling
   */
  static DevContainer read(String path, Json.Fields tree, Problems problems) {
    return new DevContainerReader(tree.stated(), problems).make(path, tree);
  }

  private DevContainer make(String path, Json.Fields whole) {
    var scenario = new ScenarioReader(tree, problems).read();
    var ofCompose = scenario instanceof Scenario.Compose;
    fields.read("workspaceMount", Forms.TEXT);
    return new DevContainer(
        path,
        whole,
        fields.read("name", Forms.text("\"Python\"")).orElse(""),
        scenario,
        features(),
        new MetadataReader(tree, ofCompose, problems).read(Hooks.read(fields, Hook.OF_FILE)),
        fields.read("runArgs", Forms.TEXTS).orElse(List.of()),
        fields.read("appPort", Forms.PORTS).orElse(List.of()),
        fields.read("workspaceFolder", Forms.text("\"/workspace\"")).orElse(""),
        secrets());
  }

  /**
   * What a container of all these sources is made with.
   *
   * @param entries of all sources, the file's last
   */
  static Metadata metadata(DevContainer container, List<Json.Fields> entries) {
    var problems = Problems.inJson(container.path());
    var hooks = new ArrayList<Map<Stage, List<Hook>>>();
    for (var entry : entries) hooks.add(hooks(entry, problems));
    var together = Hooks.together(hooks);
    var initialize = container.metadata().lifecycle().at(Stage.INITIALIZE);
    if (!initialize.isEmpty()) together.put(Stage.INITIALIZE, initialize);
    var ofCompose = container.scenario() instanceof Scenario.Compose;
    var merged = Merge.of(container.tree(), entries).stated();
    return new MetadataReader(merged, ofCompose, problems).read(together);
  }

  private static Map<Stage, List<Hook>> hooks(Json.Fields entry, Problems problems) {
    var fields = new FieldReader(entry.stated(), "", problems);
    var hooks = Hooks.read(fields, fields.read("id", Forms.TEXT).orElse(Hook.OF_FILE));
    hooks.remove(Stage.INITIALIZE);
    return hooks;
  }

  private Features features() {
    var wanted = new LinkedHashMap<String, Json>();
    fields
        .read("features", Forms.OBJECT)
        .orElse(Map.of())
        .forEach((id, field) -> wanted.put(id, field.value()));
    return new Features(
        wanted, fields.read("overrideFeatureInstallOrder", Forms.TEXTS).orElse(List.of()));
  }

  private Map<String, Secret> secrets() {
    var secrets = new LinkedHashMap<String, Secret>();
    var stated = fields.object("secrets");
    stated.ifPresent(all ->
        all.fields()
            .forEach((name, field) ->
                all.object(name, field).ifPresent(secret -> secrets.put(name, secret(secret)))));
    return secrets;
  }

  private static Secret secret(FieldReader fields) {
    return new Secret(
        fields.read("description", Forms.TEXT).orElse(""),
        fields.read("documentationUrl", Forms.TEXT).orElse(""));
  }
}
