package dev.penv.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.penv.policy.Source.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of policy files and their reader say the same. */
class PolicySchemaTest {
  private static final Source SOURCE =
      new Source(Level.REPOSITORY, "octo/hello", "https://github.test/octo/hello/penv.yml");
  private static final JsonNode TEXT = schemaText();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(TEXT);

  private static JsonNode schemaText() {
    try (var text = PolicyReader.class.getResourceAsStream("policy.schema.json")) {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean schemaAccepts(String policy) {
    return SCHEMA.validate(policy, InputFormat.YAML).isEmpty();
  }

  private static boolean readerAccepts(String policy) {
    return PolicyReader.read(policy, SOURCE) instanceof Layer.Speaks;
  }

  @Test
  void bothAcceptTheExampleWithEveryKey() throws IOException {
    var example = Files.readString(Path.of("..", "penv.policy.example.yml"));
    bothAccept(example);
    for (var key : keys("/properties")) assertThat(example).contains("\n" + key + ":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "prefix: optional",
        "who: {}",
        "who: { run: triage, stop: read, know: [read], approve: maintain }",
        "who: { run: [admin, team:ml, 'team:a-b_9'] }",
        "forks: never",
        "machines: [local, a-2]",
        "gpus: any",
        "gpus: none",
        "gpus: []",
        "gpus: [t4, V100, RTX-4090]",
        "limits: {}",
        "limits: { timeout: 90s, longest: 1d2H, runs: 10000, commands-per-hour: 1 }",
        "limits: { budget: {} }",
        "limits: { budget: { run: 0, day: 2.50, month: '$500', person: { day: 0.000001 } } }",
        "limits: { budget: { repository: {}, person: { run: '1' } } }",
        "workflows: [.github/workflows/penv.yml, .github/workflows/a.b-c.yaml]",
        "superseding: false",
      })
  void bothAccept(String policy) {
    assertThat(readerAccepts(policy)).as("reader").isTrue();
    assertThat(schemaAccepts(policy)).as("schema").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "machine: [local]",
        "prefix: always",
        "prefix: true",
        "who: write",
        "who: { run: read }",
        "who: { run: none }",
        "who: { run: [] }",
        "who: { run: [write, ''] }",
        "who: { run: 'team:' }",
        "who: { run: 'team:-a' }",
        "who: { stop: none }",
        "who: { approve: write }",
        "who: { aprove: admin }",
        "forks: true",
        "forks: [approve]",
        "machines: local",
        "machines: []",
        "machines: [Local]",
        "machines: [2]",
        "gpus: t4",
        "gpus: [3090]",
        "gpus: ['']",
        "limits: []",
        "limits: { longer: 1h }",
        "limits: { timeout: 3600 }",
        "limits: { timeout: 0s }",
        "limits: { timeout: 99999d }",
        "limits: { longest: soon }",
        "limits: { runs: 0 }",
        "limits: { runs: 10001 }",
        "limits: { runs: 1.5 }",
        "limits: { runs: '3' }",
        "limits: { commands-per-hour: 100001 }",
        "limits: { budget: 5 }",
        "limits: { budget: { day: -1 } }",
        "limits: { budget: { day: many } }",
        "limits: { budget: { day: 0.0000001 } }",
        "limits: { budget: { day: true } }",
        "limits: { budget: { day: 10000000000 } }",
        "limits: { budget: { year: 1 } }",
        "limits: { budget: { person: { person: { day: 1 } } } }",
        "workflows: penv.yml",
        "workflows: []",
        "workflows: [penv.yml]",
        "workflows: ['.github/workflows/../x.yml']",
        "superseding: 'true'",
        "superseding: ~",
      })
  void bothRefuse(String policy) {
    assertThat(readerAccepts(policy)).as("reader").isFalse();
    assertThat(schemaAccepts(policy)).as("schema").isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/properties                                          | zzzzzz: 1",
        "/properties/who/properties                           | who: { zzzzzz: 1 }",
        "/properties/limits/properties                        | limits: { zzzzzz: 1 }",
        "/properties/limits/properties/budget/properties      | limits: { budget: { zzzzzz: 1 } }",
        "/definitions/amounts/properties                      | limits: { budget: { person: { zzzzzz: 1 } } }",
      })
  void bothKnowTheSameKeys(String properties, String policy) {
    var broken = (Layer.Broken) PolicyReader.read(policy, SOURCE);
    var remedy = broken.problems().getFirst().remedy();
    assertThat(List.of(remedy.replaceAll("^It may have `|`\\.$", "").split("`, `")))
        .containsExactlyInAnyOrderElementsOf(keys(properties));
  }

  @ParameterizedTest
  @EnumSource
  void bothKnowTheSamePermissions(Deed deed) {
    var one = TEXT.at("/properties/who/properties/%s/anyOf/0/$ref".formatted(deed.word())).asText();
    var words = TEXT.at(one.substring(1) + "/anyOf/0/enum");
    assertThat(StreamSupport.stream(words.spliterator(), false).map(JsonNode::asText))
        .containsExactlyElementsOf(
            deed.permissions().stream()
                .map(permission -> permission.name().toLowerCase(Locale.ROOT))
                .toList());
  }

  private static Iterable<String> keys(String properties) {
    return TEXT.at(properties)::fieldNames;
  }
}
