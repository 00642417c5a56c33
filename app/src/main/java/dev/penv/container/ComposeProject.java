package dev.penv.container;

import dev.penv.document.Json;
import dev.penv.document.JsonText;
import dev.penv.document.Problems;
import dev.penv.document.Yaml;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What compose is given for one run: what {@link ComposeConfig} judged, and what holds for every
 * container here. All of it bears the labels of the run, but volumes that stay.
 */
public final class ComposeProject {
  private static final Json NOTHING = Json.Fields.of(Map.of());

  private final String name;
  private final Berth berth;
  private final Map<String, Json> sections;

  private ComposeProject(String name, Berth berth, Map<String, Json> sections) {
    this.name = name;
    this.berth = berth;
    this.sections = sections;
  }

  /**
   * That of a run, with everything but the service that is worked in.
   *
   * @param name of the project, with which the names of all that compose makes begin
   * @param judged what {@code docker-compose config} printed, and nobody complained of
   */
  public static ComposeProject of(String name, String judged, Berth berth) {
    var root = Yaml.read(judged, Problems.inYaml("docker-compose config")).orElseThrow();
    var sections = ComposeService.values(root);
    sections.keySet().removeIf(key -> key.equals("name") || key.startsWith("x-"));
    return new ComposeProject(name, berth, sections).ours();
  }

  private ComposeProject ours() {
    return changing("services", this::ours)
        .changing("volumes", this::labelled)
        .changing(
            "networks",
            networks -> {
              networks.putIfAbsent("default", NOTHING);
              return labelled(networks);
            });
  }

  private Map<String, Json> ours(Map<String, Json> services) {
    services.replaceAll((_, service) -> ComposeService.of(service).ours(berth).json());
    return services;
  }

  private Map<String, Json> labelled(Map<String, Json> section) {
    section.replaceAll((_, value) -> labelled(value));
    return section;
  }

  /** What is of the project alone goes with the run. */
  private Json labelled(Json value) {
    var fields = ComposeService.values(value);
    if (!isOfProject(fields)) return value;
    fields.put("labels", ComposeService.with(fields.get("labels"), berth.premises().labels()));
    return Json.Fields.of(fields);
  }

  private boolean isOfProject(Map<String, Json> fields) {
    var external = fields.get("external");
    if (external != null && ComposeFindings.isOn(external)) return false;
    return !(fields.get("name") instanceof Json.Text(_, var stated)) || stated.startsWith(name);
  }

  /** Empty when there is none of that name. */
  public Optional<ComposeService> service(String service) {
    var services = section("services");
    return Optional.ofNullable(services.get(service)).map(ComposeService::of);
  }

  /** The same with another service of that name. */
  public ComposeProject with(String service, ComposeService changed) {
    return changing(
        "services",
        services -> {
          services.put(service, changed.json());
          return services;
        });
  }

  /**
   * The same with volumes that services of it use.
   *
   * @param mounts whose volumes have the same names for docker
   * @param own names of further ones that compose names after its project
   */
  public ComposeProject storing(Collection<Mount> mounts, Collection<String> own) {
    return changing(
        "volumes",
        volumes -> {
          for (var volume : own) volumes.putIfAbsent(volume, labelled(NOTHING));
          for (var mount : mounts) {
            if (mount instanceof Mount.Volume(var volume, _, _) && !volume.isEmpty()) {
              volumes.put(volume, labelled(Json.Fields.of(Map.of("name", Json.Text.of(volume)))));
            }
          }
          return volumes;
        });
  }

  /** As compose reads it; the version stands where the reference implementation looks for it. */
  public String text() {
    var text = new StringBuilder();
    var version = sections.get("version");
    if (version != null) text.append("version: " + JsonText.compact(version) + "\n");
    sections.forEach((key, value) -> {
      if (key.equals("version")) return;
      text.append(JsonText.compact(Json.Text.of(key))).append(": ");
      text.append(JsonText.compact(value)).append('\n');
    });
    return text.toString();
  }

  private Map<String, Json> section(String key) {
    return ComposeService.values(sections.getOrDefault(key, NOTHING));
  }

  private ComposeProject changing(String key, UnaryOperator<Map<String, Json>> change) {
    var changed = new LinkedHashMap<>(sections);
    changed.put(key, Json.Fields.of(change.apply(section(key))));
    return new ComposeProject(name, berth, changed);
  }
}
