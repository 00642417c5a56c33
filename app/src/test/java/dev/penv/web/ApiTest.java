package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.penv.app.Finding;
import dev.penv.environment.Direction;
import dev.penv.github.Account;
import dev.penv.measure.Measure;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.RunId;
import dev.penv.world.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API, and that its document tells the truth. */
class ApiTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private Site site;
  private JsonNode document;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    document = JSON.readTree(site.get("/api/openapi.json").body());
    var run = site.add(Examples.train(), Examples.running());
    site.log(run.id(), "one\ntwo\nthree");
    site.store.measures().keep(run.id(), Examples.measures(3));
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void everyRouteForProgramsIsInTheDocumentAndNoOther() {
    var documented = new TreeSet<String>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method ->
                    documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    var served =
        site.server.routes().stream()
            .filter(route ->
                route.contains(" /api/")
                    || !route.matches(
                        "\\w+ /($|runs.*|environments.*|log.*|doctor|assets.*|tokens.*|setup.*)"))
            .map(route -> route.replace('<', '{').replace('>', '}'))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(documented).isEqualTo(served);
  }

  @Test
  void answersAreAsTheDocumentSays() {
    var ended = new LinkedHashMap<String, Outcome>();
    ended.put("r-aaaa", new Outcome.Succeeded());
    ended.put("r-bbbb", new Outcome.Failed(137));
    ended.put("r-cccc", new Outcome.Stopped(new Account(2, "bob", false)));
    ended.put("r-dddd", new Outcome.TimedOut(Duration.ofHours(1)));
    ended.put("r-eeee", new Outcome.Refused("no machine", "ask for less"));
    ended.forEach((id, outcome) ->
        site.add(Examples.run(new RunId(id), "train", 7, Examples.NOON), end(outcome)));
    var one = "/api/runs/" + Examples.ID;
    site.findings = List.of(new Finding(Finding.State.BAD, "Clock", "It is off.", "Set it.", ""));
    assertThat(problems("/api/doctor", "/api/doctor", 200)).isEmpty();
    assertThat(problems("/api/runs", "/api/runs", 200)).isEmpty();
    assertThat(problems(one, "/api/runs/{run}", 200)).isEmpty();
    assertThat(problems("/api/runs/r-bbbb", "/api/runs/{run}", 200)).isEmpty();
    assertThat(problems(one + "/measures", "/api/runs/{run}/measures", 200)).isEmpty();
    assertThat(problems(one + "/outputs", "/api/runs/{run}/outputs", 200)).isEmpty();
    assertThat(problems(one + "/log/lines", "/api/runs/{run}/log/lines", 200)).isEmpty();
    assertThat(problems(one + "/log/search?q=t", "/api/runs/{run}/log/search", 200)).isEmpty();
    assertThat(problems("/api/runs?state=odd", "/api/runs", 400)).isEmpty();
    assertThat(problems(one + "/log/search", "/api/runs/{run}/log/search", 400)).isEmpty();
    assertThat(problems("/api/runs/r-zzzz", "/api/runs/{run}", 404)).isEmpty();
  }

  @Test
  void schemasWouldNoticeAnAnswerThatIsOtherwise() {
    var schema = schema("/api/runs/{run}", 200);
    assertThat(schema.validate("{\"id\": \"r-aaaa\"}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void runTellsWhatItIsAndHowFar() throws JsonProcessingException {
    var run = JSON.readTree(site.asOperator("/api/runs/" + Examples.ID).body());
    assertThat(run.at("/repository/name").asText()).isEqualTo("octo/digits");
    assertThat(run.at("/parameters/lr").decimalValue()).isEqualByComparingTo("0.01");
    assertThat(run.at("/state").asText()).isEqualTo("live");
    assertThat(run.at("/machine/hourly_usd").decimalValue()).isEqualByComparingTo("0.526");
    assertThat(run.at("/progress").asDouble()).isEqualTo(0.33);
    assertThat(run.has("outcome")).isFalse();
  }

  @Test
  void measuresAreComparedWithThoseOfTheBaseRun() throws JsonProcessingException {
    var other = new RunId("r-base");
    var base = List.of(new Measure("accuracy", 97.6, Direction.HIGHER));
    site.add(
        Examples.run(other, "train", 9, Examples.NOON),
        end(new Outcome.Succeeded()).measured(1, base));
    var run = new RunId("r-aaaa");
    site.add(
        Examples.run(run, "train", 7, Examples.NOON), end(new Outcome.Succeeded()).besides(other));
    var measures = "/api/runs/r-aaaa/measures";
    assertThat(problems("/api/runs/r-aaaa", "/api/runs/{run}", 200)).isEmpty();
    assertThat(problems(measures, "/api/runs/{run}/measures", 200)).isEmpty();
    var comparison = JSON.readTree(site.asOperator(measures).body()).get("comparison");
    assertThat(comparison.get("run").asText()).isEqualTo("r-base");
    assertThat(comparison.at("/rows/0/base").asDouble()).isEqualTo(97.6);
    assertThat(comparison.at("/rows/0/verdict").asText()).isEqualTo("better");
    assertThat(comparison.at("/rows/1/verdict").asText()).isEqualTo("new");
    assertThat(site.asOperator("/runs/r-aaaa").body()).contains("compared with");
  }

  @Test
  void listIsNarrowedAndPaged() throws JsonProcessingException {
    for (int i = 0; i < 5; i++) {
      var id = new RunId("r-aaa" + i);
      var asked = Examples.NOON.minusSeconds(60 + i);
      site.add(Examples.run(id, "lint", 9, asked), end(new Outcome.Succeeded()));
    }
    assertThat(ids("?state=live")).containsExactly("r-7f3kq2ab");
    assertThat(ids("?task=lint&size=2")).containsExactly("r-aaa0", "r-aaa1");
    assertThat(ids("?task=lint&size=2&page=3")).containsExactly("r-aaa4");
    assertThat(ids("?number=7&repository=OCTO/digits&asker=Ada")).containsExactly("r-7f3kq2ab");
    assertThat(ids("?repository=octo/other")).isEmpty();
    var page = JSON.readTree(site.asOperator("/api/runs?task=lint&size=2").body());
    assertThat(page.get("total").asInt()).isEqualTo(5);
  }

  @Test
  void filtersThatCannotBeAreRefusedWithTheReason() {
    for (var query :
        List.of("?state=odd", "?number=x", "?page=0", "?size=9999", "?task=" + "t".repeat(300))) {
      var answer = site.asOperator("/api/runs" + query);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("`" + query.substring(1, query.indexOf('=')) + "`");
    }
  }

  private static Progress end(Outcome outcome) {
    var at = Examples.NOON.plusSeconds(100);
    return Examples.running().ended(outcome, at).enter(Phase.ENDED, at.plusSeconds(1));
  }

  private List<String> ids(String query) throws JsonProcessingException {
    var runs = JSON.readTree(site.asOperator("/api/runs" + query).body()).get("runs");
    return runs.findValuesAsText("id").stream().filter(id -> id.startsWith("r-")).toList();
  }

  /** What is wrong with a real answer by the document's schema. */
  private List<String> problems(String address, String path, int status) {
    var answer = site.asOperator(address);
    assertThat(answer.statusCode()).isEqualTo(status);
    return schema(path, status).validate(answer.body(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  private Schema schema(String path, int status) {
    var response = document.at("/paths/" + path.replace("/", "~1") + "/get/responses/" + status);
    if (response.has("$ref")) response = document.at(response.get("$ref").asText().substring(1));
    var schema = response.at("/content").elements().next().get("schema").deepCopy();
    ((ObjectNode) schema).set("components", document.get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema.toString());
  }
}
