package dev.penv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.command.Prefix;
import dev.penv.container.Allowed;
import dev.penv.container.Power;
import dev.penv.hardware.DataSize;
import dev.penv.journal.Alarm;
import dev.penv.money.Ceiling;
import dev.penv.money.Money;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTest {
  @TempDir Path folder;

  @Test
  void whatIsMissingOfAnAppIsToldAtOnce() {
    var half = Map.of("PENV_DATA", folder.toString(), "PENV_GITHUB_APP_ID", "12");
    assertThatThrownBy(() -> Config.from(half))
        .isInstanceOf(ConfigProblems.class)
        .hasMessageContaining("PENV_GITHUB_PRIVATE_KEY_FILE")
        .hasMessageContaining("PENV_WEBHOOK_SECRET");
  }

  @Test
  void withoutAnyAppThereIsNoneYet() {
    var config = Config.from(Map.of("PENV_DATA", folder.toString()));
    assertThat(config.app().isRegistered()).isFalse();
    assertThat(folder.resolve("penv.key")).doesNotExist();
  }

  @Test
  void defaultsAreSafe() throws IOException {
    var config = Config.from(variables());
    assertThat(config.server().host()).isEqualTo("127.0.0.1");
    assertThat(config.local().repositories()).isEmpty();
    assertThat(config.local().isolated()).isTrue();
    assertThat(config.rules().prefix()).isEqualTo(Prefix.OPTIONAL);
    assertThat(config.rules().limits().longest()).isEqualTo(Duration.ofHours(12));
  }

  @Test
  void aMisspeltVariableIsRefusedWithTheNearestName() throws IOException {
    var variables = variables();
    variables.put("PENV_PROT", "80");
    assertThatThrownBy(() -> Config.from(variables))
        .hasMessageContaining("Did you mean `PENV_PORT`");
  }

  @Test
  void aMisspeltKeyIsRefusedWithTheNearestName() throws IOException {
    assertThatThrownBy(() -> Config.from(with("limits:\n  timeut: 2h\n")))
        .hasMessageContaining("penv.yaml, limits.timeut")
        .hasMessageContaining("Did you mean `limits.timeout`");
  }

  @ParameterizedTest
  @CsvSource({
    "local.slots, 0",
    "local.slots, many",
    "local.price, -1",
    "limits.timeout, 5",
    "keep.outputs-per-repository, big",
    "prefix, sometimes"
  })
  void aWrongValueIsToldWithItsKey(String key, String value) throws IOException {
    var parts = key.split("\\.", -1);
    var yaml =
        parts.length == 1 ? key + ": " + value : parts[0] + ":\n  " + parts[1] + ": " + value;
    assertThatThrownBy(() -> Config.from(with(yaml))).hasMessageContaining("penv.yaml, " + key);
  }

  @Test
  void whatIsNoYamlIsToldWithItsLine() throws IOException {
    assertThatThrownBy(() -> Config.from(with("local:\n  slots: [1\nkeep: 2\n")))
        .hasMessageContaining("penv.yaml:3");
  }

  @Test
  void valuesAreRead() throws IOException {
    var config =
        Config.from(
            with(
                """
                prefix: required
                local:
                  repositories: [octo/example]
                  slots: 4
                  least-free: 10gb
                limits:
                  budget:
                    day: 12.50
                """));
    assertThat(config.rules().prefix()).isEqualTo(Prefix.REQUIRED);
    assertThat(config.local().repositories()).containsExactly("octo/example");
    assertThat(config.local().leastFree()).isEqualTo(DataSize.gigabytes(10));
    assertThat(config.rules().limits().budgets().all().perDay())
        .isEqualTo(Ceiling.atMost(Money.parse("12.50").orElseThrow()));
  }

  @Test
  void whatContainersMayDoIsRead() throws IOException {
    var allowed =
        Config.from(with("local:\n  allow: [privileged, cap:cap_sys_ptrace, 'mount:/data/:ro']\n"))
            .local()
            .allowed();
    assertThat(allowed.powers())
        .extracting(Power::typed)
        .containsExactlyInAnyOrder("privileged", "cap:SYS_PTRACE", "mount:/data:ro");
    assertThat(Config.from(with("local: {}\n")).local().allowed()).isEqualTo(Allowed.NOTHING);
  }

  @ParameterizedTest
  @CsvSource({
    "privilegd, Did you mean `privileged`",
    "cap, Did you mean `cap:…`",
    "mount:relative, Did you mean `mount:/…`",
    "everything, penv.example.yaml",
    "privileged:yes, Did you mean `privileged`"
  })
  void aPowerThatIsNoneIsTold(String word, String remedy) throws IOException {
    assertThatThrownBy(() -> Config.from(with("local:\n  allow: ['%s']\n".formatted(word))))
        .hasMessageContaining("penv.yaml, local.allow: There is no power `%s`".formatted(word))
        .hasMessageContaining(remedy);
  }

  @Test
  void theVariableWinsOverTheFile() throws IOException {
    var variables = with("local:\n  repositories: [octo/example]\n");
    variables.put("PENV_LOCAL_REPOSITORIES", "octo/other, octo/third");
    assertThat(Config.from(variables).local().repositories())
        .containsExactlyInAnyOrder("octo/other", "octo/third");
  }

  @Test
  void theExampleFileIsValid() throws IOException {
    var example = Files.readString(Path.of("..", "penv.example.yaml"));
    assertThat(Config.from(with(example)).rules().limits().timeout())
        .isEqualTo(Duration.ofHours(2));
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.github.com, https://github.com",
    "https://ghe.example/api/v3, https://ghe.example",
    "https://api.octo.ghe.com, https://octo.ghe.com",
    "http://127.0.0.1:8080, http://127.0.0.1:8080"
  })
  void peopleSeeGitHubWhereItsApiIs(URI api, URI web) {
    assertThat(Config.App.none(api).web()).isEqualTo(web);
  }

  @Test
  void secretsAreNotPrinted() throws IOException {
    var variables = variables();
    variables.put("PENV_GITHUB_CLIENT_ID", "Iv1.client");
    variables.put("PENV_GITHUB_CLIENT_SECRET", "quiet");
    assertThat(Config.from(variables).toString()).doesNotContain("hush", "quiet", "a key");
  }

  @ParameterizedTest
  @CsvSource({
    "https://penv.example, true",
    "http://127.0.0.1:8080, true",
    "http://localhost:1, true",
    "http://penv.example, false"
  })
  void peopleLogInOnlyWhereNobodyCanListen(String url, boolean safe) throws IOException {
    var variables = variables();
    variables.put("PENV_URL", url);
    assertThat(Config.from(variables).isLoginOn()).isFalse();
    variables.put("PENV_GITHUB_CLIENT_ID", "Iv1.client");
    variables.put("PENV_GITHUB_CLIENT_SECRET", "quiet");
    if (safe) assertThat(Config.from(variables).isLoginOn()).isTrue();
    else assertThatThrownBy(() -> Config.from(variables)).hasMessageContaining("PENV_URL");
  }

  @Test
  void peopleCanLogInWhenTheClientIsKnown() throws IOException {
    var variables = variables();
    assertThat(Config.from(variables).app().client().isKnown()).isFalse();
    variables.put("PENV_GITHUB_CLIENT_ID", "Iv1.client");
    assertThatThrownBy(() -> Config.from(variables))
        .hasMessageContaining("PENV_GITHUB_CLIENT_SECRET: It is not set");
    variables.put("PENV_GITHUB_CLIENT_SECRET", "quiet");
    assertThat(Config.from(variables).app().client())
        .isEqualTo(new Config.Client("Iv1.client", "quiet"));
  }

  @ParameterizedTest
  @CsvSource({
    "PENV_URL, penv.example.com",
    "PENV_URL, ftp://penv.example.com",
    "PENV_GITHUB_API, github.example.com/api/v3",
    "PENV_GITHUB_API, http://github.example.com/api/v3",
    "PENV_LOCAL_REPOSITORIES, example"
  })
  void aWrongVariableIsTold(String name, String value) throws IOException {
    var variables = variables();
    variables.put(name, value);
    assertThatThrownBy(() -> Config.from(variables))
        .isInstanceOf(ConfigProblems.class)
        .hasMessageContaining(name + ": ");
  }

  @Test
  void aFolderThatCannotBeUsedIsToldWithItsRemedy() throws IOException {
    var variables = variables();
    var file = Files.createFile(folder.resolve("file"));
    variables.put("PENV_DATA", file.toString());
    var config = Config.from(variables);
    assertThatThrownBy(() -> Penv.start(config, Alarm.of(InstantSource.system())))
        .isInstanceOf(ConfigProblems.class)
        .hasMessageContaining("PENV_DATA: `%s`".formatted(file))
        .hasMessageContaining("Give a folder");
  }

  private Map<String, String> with(String yaml) throws IOException {
    Files.writeString(folder.resolve("penv.yaml"), yaml);
    return variables();
  }

  private Map<String, String> variables() throws IOException {
    var variables = new HashMap<String, String>();
    variables.put("PENV_DATA", folder.toString());
    variables.put("PENV_GITHUB_APP_ID", "12");
    variables.put(
        "PENV_GITHUB_PRIVATE_KEY_FILE",
        Files.writeString(folder.resolve("app.pem"), "a key").toString());
    variables.put("PENV_WEBHOOK_SECRET", "hush,hush-hush");
    return variables;
  }
}
