package dev.penv.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader say the same. */
class SchemaTest {
  private static final JsonNode TEXT = schemaText();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(TEXT);

  private static JsonNode schemaText() {
    try (var text = DevContainer.class.getResourceAsStream("penv.schema.json")) {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean schemaAccepts(String own) {
    return SCHEMA.validate(own, InputFormat.JSON).isEmpty();
  }

  private static boolean readerAccepts(String own) {
    return Readings.ofOwn(own) instanceof Reading.Understood;
  }

  private static String task(String keys) {
    return "{\"tasks\": {\"train\": {\"command\": \"true\", " + keys + "}}}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"tasks\": {}}",
        "{\"tasks\": {\"commands\": {\"command\": \"make\"}}}",
        "{\"tasks\": {\"a-b_c.1\": {\"command\": \"make\"}}}",
        "{\"tasks\": {\"t\": {\"command\": [\"make\", \"-j\"]}}}",
        "{\"dev\": {\"gpu\": \"t4\", \"idle\": \"30m\", \"lifetime\": \"8h\", \"jupyter\": true}}",
        "{\"dev\": {\"cpus\": 1, \"memory\": \"1gb\", \"disk\": \"1tb\"}}",
        "{\"volumes\": {\"datasets\": \"/data/x\"}}",
      })
  void bothAccept(String own) {
    assertThat(readerAccepts(own)).as("reader").isTrue();
    assertThat(schemaAccepts(own)).as("schema").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"description\": \"Train\"",
        "\"gpu\": \"v100\", \"cpus\": 1024, \"memory\": \"1.5GiB\", \"disk\": \"100gb\"",
        "\"gpu\": \"a100:2\", \"memory\": \"1073741824\"",
        "\"parameters\": {\"lr\": 0.01, \"note\": \"\", \"shuffle\": true}",
        "\"parameters\": {\"n\": {\"default\": 3, \"min\": 1, \"max\": 5, \"values\": [1, 3]}}",
        "\"parameters\": {\"o\": {\"default\": \"a\", \"values\": [\"a\", \"b\"]}}",
        "\"parameters\": {\"f\": {\"default\": false}}",
        "\"inputs\": {\"a\": \"./x/y\", \"b\": \"https://h/x#sha256=1\", \"c\": \"run:r-1/x\"}",
        "\"inputs\": {\"a\": \"s3://b/x\", \"b\": \"gs://b/x\", \"c\": \"az://b/x\"}",
        "\"inputs\": {\"a\": \"./..x/y..\"}",
        "\"outputs\": [\"models/**\", \"*.txt\", \"a..b\"]",
        "\"outputs\": []",
        "\"measures\": {\"accuracy\": \"higher\", \"val/loss\": \"lower\", \"s\": \"neutral\"}",
        "\"timeout\": \"1h30m\"",
        "\"timeout\": \"90S\"",
        "\"spot\": \"only\", \"maxPrice\": 2.5, \"retries\": 0",
        "\"maxPrice\": 0.000001",
        "\"after\": \"keep:1h30m\"",
        "\"after\": \"stop\"",
      })
  void bothAcceptATask(String keys) {
    bothAccept(task(keys));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"task\": {}}",
        "{\"tasks\": []}",
        "{\"tasks\": {\"t\": \"make\"}}",
        "{\"tasks\": {\"t\": {}}}",
        "{\"tasks\": {\"a b\": {\"command\": \"make\"}}}",
        "{\"tasks\": {\"command\": {\"command\": \"make\"}}}",
        "{\"tasks\": {\"-a\": {\"command\": \"make\"}}}",
        "{\"tasks\": {\"t\": {\"command\": \"\"}}}",
        "{\"tasks\": {\"t\": {\"command\": \" \\n\"}}}",
        "{\"tasks\": {\"t\": {\"command\": []}}}",
        "{\"tasks\": {\"t\": {\"command\": [\"\"]}}}",
        "{\"tasks\": {\"t\": {\"command\": 3}}}",
        "{\"dev\": {\"jupyter\": \"true\"}}",
        "{\"dev\": {\"idle\": 30}}",
        "{\"dev\": {\"command\": \"x\"}}",
        "{\"volumes\": {\"datasets\": \"data\"}}",
        "{\"volumes\": {\"datasets\": \"/\"}}",
        "{\"volumes\": {\"datasets\": \"/a/../b\"}}",
      })
  void bothRefuse(String own) {
    assertThat(readerAccepts(own)).as("reader").isFalse();
    assertThat(schemaAccepts(own)).as("schema").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"comand\": \"x\"",
        "\"description\": \"\"",
        "\"description\": 3",
        "\"description\": \"two\\nlines\"",
        "\"gpu\": true",
        "\"gpu\": \"\"",
        "\"cpus\": 0",
        "\"cpus\": 1.5",
        "\"cpus\": \"4\"",
        "\"cpus\": 1025",
        "\"memory\": 16",
        "\"memory\": \"lots\"",
        "\"disk\": \"-1gb\"",
        "\"parameters\": []",
        "\"parameters\": {\"size\": 1}",
        "\"parameters\": {\"1a\": 1}",
        "\"parameters\": {\"a\": null}",
        "\"parameters\": {\"a\": []}",
        "\"parameters\": {\"a\": {}}",
        "\"parameters\": {\"a\": \"true\"}",
        "\"parameters\": {\"a\": {\"default\": null}}",
        "\"parameters\": {\"a\": {\"default\": \"x\", \"min\": 1}}",
        "\"parameters\": {\"a\": {\"default\": 1, \"values\": [\"x\"]}}",
        "\"parameters\": {\"a\": {\"default\": true, \"values\": [true]}}",
        "\"parameters\": {\"a\": {\"default\": 1, \"least\": 1}}",
        "\"inputs\": {\"a\": \"/etc/passwd\"}",
        "\"inputs\": {\"a\": \"../x\"}",
        "\"inputs\": {\"a\": \"./../x\"}",
        "\"inputs\": {\"a\": \"./x/..\"}",
        "\"inputs\": {\"a\": \"http://h/x\"}",
        "\"inputs\": {\"a\": \"run:\"}",
        "\"inputs\": {\"a b\": \"./x\"}",
        "\"outputs\": \"models\"",
        "\"outputs\": [\"/models\"]",
        "\"outputs\": [\"a/../../b\"]",
        "\"outputs\": [\"\"]",
        "\"measures\": {\"loss\": \"down\"}",
        "\"measures\": [\"loss\"]",
        "\"timeout\": 3600",
        "\"timeout\": \"2\"",
        "\"timeout\": \"0s\"",
        "\"timeout\": \"2 hours\"",
        "\"spot\": true",
        "\"spot\": \"maybe\"",
        "\"maxPrice\": 0",
        "\"maxPrice\": -1",
        "\"maxPrice\": \"2.5\"",
        "\"maxPrice\": 0.0000001",
        "\"retries\": 11",
        "\"retries\": -1",
        "\"retries\": \"2\"",
        "\"after\": \"keep\"",
        "\"after\": \"keep:0m\"",
        "\"after\": \"delete\"",
      })
  void bothRefuseATask(String keys) {
    bothRefuse(task(keys));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "/definitions/task/properties      | {\"tasks\": {\"t\": {\"command\": \"x\", \"zzzzzz\": 1}}}",
        "/definitions/dev/properties       | {\"dev\": {\"zzzzzz\": 1}}",
        "/properties                       | {\"zzzzzz\": 1}",
      })
  void bothKnowTheSameKeys(String properties, String own) {
    var remedy = Readings.complaint(Readings.ofOwn(own)).remedy();

    assertThat(List.of(remedy.replaceAll("^It may have `|`\\.$", "").split("`, `")))
        .containsExactlyInAnyOrderElementsOf(TEXT.at(properties)::fieldNames);
  }

  @Test
  void bothReserveTheSameWords() {
    var reserved =
        TEXT.at("/definitions/task/properties/parameters/propertyNames/not/enum").spliterator();

    assertThat(StreamSupport.stream(reserved, false).map(JsonNode::textValue))
        .containsExactlyInAnyOrderElementsOf(Parameter.RESERVED);
  }
}
