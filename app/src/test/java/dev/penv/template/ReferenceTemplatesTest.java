package dev.penv.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.remote.LocalShell;
import dev.penv.world.Dockerd;
import dev.penv.world.ReferenceCli;
import dev.penv.world.Registry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real CLI publishes the templates and applies them, and penv makes the same of them. */
class ReferenceTemplatesTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  @TempDir static Path home;

  private static Registry registry;

  @BeforeAll
  static void publish() throws Exception {
    registry = Dockerd.shared().registry();
    var folder = Path.of("../devcontainer-templates/src").toAbsolutePath().normalize().toString();
    cli("publish", folder, "--registry", registry.address(), "--namespace", "penv/templates");
  }

  static Stream<Template> all() {
    return Templates.packed().all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void withoutAChoiceBothMakeTheSame(Template template, @TempDir Path folder) throws Exception {
    assertThat(apply(template, Map.of(), folder)).isEqualTo(ours(template, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void withOtherOptionsBothMakeTheSame(Template template, @TempDir Path folder) throws Exception {
    var chosen = new LinkedHashMap<String, String>();
    template.options().forEach((key, option) -> chosen.put(key, option.values().getLast()));

    assertThat(apply(template, chosen, folder)).isEqualTo(ours(template, chosen));
  }

  private static Map<String, String> ours(Template template, Map<String, String> chosen) {
    return new TreeMap<>(((Application.Applied) template.apply(chosen)).files());
  }

  /** The files that the CLI makes of what is in the registry. */
  private static Map<String, String> apply(
      Template template, Map<String, String> chosen, Path folder) throws Exception {
    var options =
        chosen.entrySet().stream()
            .map(each -> "\"%s\":\"%s\"".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    var name = registry.named("penv/templates/" + template.id() + ":1");
    cli("apply", "-w", folder.toString(), "-t", name, "-a", options);
    var texts = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private static void cli(String... arguments) throws Exception {
    var words =
        Stream.of(ReferenceCli.words(), List.of("templates"), List.of(arguments))
            .flatMap(List::stream)
            .toList();
    var environment = Map.of("HOME", home.toString());
    var result = new LocalShell().run(words, environment, new byte[0], LONG_ENOUGH);
    assertThat(result.exitCode()).as(result.errors()).isZero();
  }
}
