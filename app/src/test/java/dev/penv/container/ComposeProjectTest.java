package dev.penv.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.LocalFolder;
import dev.penv.hardware.DataSize;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeProjectTest {
  private static final Berth BERTH =
      new Berth(
          LocalFolder.at("/checkouts/one"),
          new Premises(
              List.of("/checkouts/one"),
              Set.of(),
              "penv-r1-",
              new Gpus.None(),
              Map.of("dev.penv.run", "r-1")),
          DataSize.gigabytes(1));

  @Test
  void everythingOfTheProjectBearsTheLabelOfTheRun() {
    var text =
        text(
            """
            services: { app: { image: a }, db: { build: { context: /checkouts/one } } }
            volumes: { data: {}, kept: { name: penv-r1-kept }, theirs: { external: true } }
            networks: { back: { driver: bridge } }
            """);
    var label = "\"labels\":{\"dev.penv.run\":\"r-1\"}";
    assertThat(text)
        .contains("\"data\":{" + label, "\"back\":{\"driver\":\"bridge\"," + label)
        .contains("\"default\":{" + label, "\"context\":\"/checkouts/one\"," + label)
        .contains("\"kept\":{\"name\":\"penv-r1-kept\"}", "\"theirs\":{\"external\":true}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "container_name: one;                    |container_name|;     absent",
        "image: a;                               |\"cap_drop\":[\"MKNOD\"]|;  present",
        "cap_add: [MKNOD];                       cap_drop;             absent",
        "privileged: true;                       cap_drop;             absent",
        "ports: ['127.0.0.1:80:90/tcp'];         127.0.0.1::90/tcp;    present",
        "ports: ['80:90'];                       |\"80:90\"|;          present",
        "image: a;                               |\"mem_limit\":\"1073741824\"|; present",
        "mem_limit: 64m;                         |\"mem_limit\":\"67108864\"|; present",
        "mem_limit: 64g;                         |\"mem_limit\":\"1073741824\"|; present",
        "deploy: {resources: {limits: {memory: 64M}}}; |\"mem_limit\":\"67108864\"|; present",
        "environment: {A: null};                 |\"A\"|;              absent",
        "image: a;                               |\"NVIDIA_VISIBLE_DEVICES\":\"void\"|; present"
      })
  void serviceIsChangedAsEveryContainerIs(String property, String expected, String how) {
    var text = text("services: { app: { %s } }".formatted(property));
    assertThat(text.contains(expected)).as(text).isEqualTo(how.equals("present"));
  }

  @Test
  void versionStandsAloneInTheFirstLine() {
    assertThat(text("services: { app: { image: a } }\nversion: '3.8'\n"))
        .startsWith("version: \"3.8\"\n\"services\": {");
  }

  @Test
  void mountsOfPenvStandWhereOthersWould() {
    var project =
        ComposeProject.of(
            "penv-r1-r-1", "services: { app: { image: a, volumes: ['/a:/x', '/b:/y'] } }", BERTH);
    var spec = ContainerSpec.of("a").withMount(new Mount.Bind("/o$urs", "/x", true));
    var service = project.service("app").orElseThrow().inhabited(spec);
    assertThat(project.with("app", service).text())
        .contains("\"volumes\":[\"/b:/y\",{\"type\":\"bind\",\"source\":\"/o$$urs\"")
        .doesNotContain("/a:/x");
  }

  private static String text(String config) {
    return ComposeProject.of("penv-r1-r-1", config, BERTH).text();
  }
}
