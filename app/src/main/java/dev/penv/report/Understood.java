package dev.penv.report;

import dev.penv.document.Json;
import dev.penv.environment.DevContainer;
import dev.penv.environment.Environment;
import dev.penv.environment.GpuWish;
import dev.penv.environment.Hook;
import dev.penv.environment.Scenario;
import dev.penv.environment.Script;
import dev.penv.environment.Stage;
import dev.penv.report.EnvironmentView.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What penv has made of a devcontainer.json, line by line; each is bounded. */
final class Understood {
  private static final int MOST = 10;

  /** A command can be long, and there are up to six stages of them. */
  private static final int MOST_COMMANDS = 5;

  private final Environment environment;
  private final DevContainer container;
  private final List<Fact> facts = new ArrayList<>();

  private Understood(Environment environment) {
    this.environment = environment;
    this.container = environment.container();
  }

  /** Nothing where there is no devcontainer. */
  static List<Fact> of(Environment environment) {
    return environment.path().isEmpty() ? List.of() : new Understood(environment).all();
  }

  private List<Fact> all() {
    add("file", Stream.of(Markdown.cell(environment.path())));
    add("image", Stream.of(image()));
    var features = container.features().wanted().entrySet().stream();
    add("Features", features.map(Understood::feature));
    add("needs", needs());
    for (var stage : Stage.values()) commands(stage);
    add("user", user());
    var made = container.metadata().container();
    add("environment", names(made.env().keySet(), container.metadata().remote().env().keySet()));
    var volumes = environment.volumes().entrySet().stream();
    add("volumes", volumes.map(volume -> at(volume.getKey(), volume.getValue())));
    add("mounts", made.mounts().stream().map(mount -> Markdown.cell(mount.toString())));
    add("published ports", container.appPorts().stream().map(Markdown::cell));
    add("for the operator to allow", powers());
    add("`runArgs`", container.runArgs().stream().map(Markdown::cell));
    return List.copyOf(facts);
  }

  private void add(String name, Stream<String> texts) {
    add(name, MOST, texts);
  }

  private void add(String name, int most, Stream<String> texts) {
    var all = texts.filter(text -> !text.isEmpty()).toList();
    if (all.isEmpty()) return;
    var shown = String.join(", ", all.subList(0, Math.min(most, all.size())));
    var more = all.size() > most ? " and %d more".formatted(all.size() - most) : "";
    facts.add(new Fact(name, shown + more));
  }

  private String image() {
    return switch (container.scenario()) {
      case Scenario.Image(var name) -> Markdown.cell(name);
      case Scenario.Dockerfile(var file, var context, var target, _, _, _) ->
          "built from %s in %s%s"
              .formatted(
                  Markdown.cell(file),
                  Markdown.cell(context),
                  target.isEmpty() ? "" : ", up to stage " + Markdown.cell(target));
      case Scenario.Compose(var files, var service, _) ->
          "service %s of %s"
              .formatted(
                  Markdown.cell(service),
                  files.isEmpty()
                      ? "the compose file in the root"
                      : Markdown.cell(String.join(" ", files)));
      case Scenario.Unstated() -> "none is named: the usual one of dev containers";
    };
  }

  private static String feature(Map.Entry<String, Json> feature) {
    var options = options(feature.getValue());
    var id = Markdown.cell(feature.getKey());
    return options.isEmpty() ? id : "%s (%s)".formatted(id, Markdown.cell(options));
  }

  private static String options(Json options) {
    return switch (options) {
      case Json.Text(_, var version) -> "version=" + version;
      case Json.Fields(_, var fields) ->
          fields.entrySet().stream()
              .map(option -> option.getKey() + "=" + plain(option.getValue().value()))
              .collect(Collectors.joining(" "));
      case Json.Flag _, Json.Number _, Json.Items _, Json.Null _ -> "";
    };
  }

  private static String plain(Json value) {
    return switch (value) {
      case Json.Text(_, var text) -> text;
      case Json.Number(_, var digits) -> digits;
      case Json.Flag(_, var flag) -> Boolean.toString(flag);
      case Json.Fields _, Json.Items _, Json.Null _ -> "…";
    };
  }

  private Stream<String> needs() {
    var needs = container.needs();
    var stated = NeedsText.each(needs.requirements(), needs.declared());
    return needs.gpu() instanceof GpuWish.Optional
        ? Stream.concat(Stream.of("a GPU where there is one"), stated)
        : stated;
  }

  private void commands(Stage stage) {
    var scripts =
        container.metadata().lifecycle().at(stage).stream()
            .map(Hook::scripts)
            .map(Map::entrySet)
            .flatMap(Collection::stream)
            .map(script -> command(script.getKey(), script.getValue()));
    add(Markdown.cell(stage.key()), MOST_COMMANDS, scripts);
  }

  private static String command(String name, Script script) {
    var shown =
        Markdown.cell(
            switch (script) {
              case Script.Shell(var text) -> text;
              case Script.Exec(var words) -> String.join(" ", words);
            });
    return name.isEmpty() ? shown : "%s: %s".formatted(Markdown.cell(name), shown);
  }

  private Stream<String> user() {
    var made = container.metadata().container().user();
    var works = container.metadata().remote().user();
    if (works.isEmpty() || works.equals(made)) return Stream.of(Markdown.cell(made));
    var container = made.isEmpty() ? "" : " in a container of " + Markdown.cell(made);
    return Stream.of(Markdown.cell(works) + container);
  }

  private static Stream<String> names(Collection<String> made, Collection<String> works) {
    return Stream.concat(made.stream(), works.stream()).distinct().map(Markdown::cell);
  }

  private static String at(String name, String path) {
    return "%s at %s".formatted(Markdown.cell(name), Markdown.cell(path));
  }

  private Stream<String> powers() {
    var privileges = container.metadata().container().privileges();
    var initialize = container.metadata().lifecycle().at(Stage.INITIALIZE);
    return Stream.of(
            privileges.privileged() ? Stream.of("`privileged`") : Stream.<String>of(),
            privileges.capAdd().stream().map(name -> Markdown.cell("cap:" + name)),
            privileges.securityOpt().stream().map(one -> Markdown.cell("security-opt:" + one)),
            initialize.isEmpty() ? Stream.<String>of() : Stream.of("`initialize-command`"))
        .flatMap(words -> words);
  }
}
