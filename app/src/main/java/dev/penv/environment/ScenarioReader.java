package dev.penv.environment;

import dev.penv.document.FieldReader;
import dev.penv.document.Form;
import dev.penv.document.Json;
import dev.penv.document.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads where the image comes from. Where a file says it in several ways the reference takes the
 * Dockerfile, then the image, then compose.
 */
final class ScenarioReader {
  private static final Form<String> DOCKERFILE = Forms.text("\"Dockerfile\"");

  private final FieldReader fields;
  private final Problems problems;

  ScenarioReader(Json.Fields tree, Problems problems) {
    this.fields = new FieldReader(tree, "", problems);
    this.problems = problems;
  }

  Scenario read() {
    var all = new ArrayList<Scenario>();
    var build = fields.object("build");
    var old = fields.read("dockerFile", DOCKERFILE);
    var present = build.flatMap(inner -> inner.read("dockerfile", DOCKERFILE));
    old.or(() -> present).ifPresent(file -> all.add(dockerfile(file, old.isPresent(), build)));
    fields
        .read("image", Forms.text("\"ubuntu:24.04\""))
        .map(Scenario.Image::new)
        .ifPresent(all::add);
    fields.read("dockerComposeFile", Forms.ONE_OR_MORE).map(this::compose).ifPresent(all::add);
    if (all.size() > 1) warnOfSeveral();
    return all.isEmpty() ? new Scenario.Unstated() : all.getFirst();
  }

  private Scenario dockerfile(String file, boolean old, Optional<FieldReader> build) {
    var stated = old ? fields.read("context", Forms.TEXT) : text(build, "context");
    return new Scenario.Dockerfile(
        file,
        stated.filter(context -> !context.isEmpty()).orElse(folder(file)),
        text(build, "target").orElse(""),
        build
            .flatMap(inner -> inner.read("args", Forms.VARIABLES))
            .map(ScenarioReader::set)
            .orElse(Map.of()),
        build.flatMap(inner -> inner.read("cacheFrom", Forms.ONE_OR_MORE)).orElse(List.of()),
        build.flatMap(inner -> inner.read("options", Forms.TEXTS)).orElse(List.of()));
  }

  private static Optional<String> text(Optional<FieldReader> build, String key) {
    return build.flatMap(inner -> inner.read(key, Forms.TEXT));
  }

  /** The reference builds in the folder of the Dockerfile, whatever the specification says. */
  private static String folder(String file) {
    var slash = file.lastIndexOf('/');
    if (slash < 0) return ".";
    return slash == 0 ? "/" : file.substring(0, slash);
  }

  private static Map<String, String> set(Map<String, Optional<String>> variables) {
    var set = new LinkedHashMap<String, String>();
    variables.forEach((name, value) -> value.ifPresent(text -> set.put(name, text)));
    return set;
  }

  private Scenario compose(List<String> files) {
    var service = fields.read("service", Forms.TEXT).orElse("");
    if (service.isEmpty()) {
      problems.warn(
          fields.at(),
          "There is a `dockerComposeFile`, but no `service` is named.",
          "Name the service to work in, for example `\"service\": \"app\"`.");
    }
    return new Scenario.Compose(
        files, service, fields.read("runServices", Forms.TEXTS).orElse(List.of()));
  }

  private void warnOfSeveral() {
    problems.warn(
        fields.at(),
        "The image is said in several ways: a Dockerfile goes before `image`, and both before"
            + " `dockerComposeFile`.",
        "Keep one of them.");
  }
}
