package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.world.Examples;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogRoutesTest {
  private static final String LOG = "<script>alert(1)</script>\n\u001b[31mrötlich\u001b[0m\n";

  @TempDir private Path folder;
  private Site site;
  private Run run;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    run = site.add(Examples.train(), Examples.running());
    site.log(run.id(), LOG);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs/", "/api/runs/"})
  void logComesAsItIsAndIsNeverAPage(String prefix) {
    var answer = get(prefix, "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(LOG);
    var headers = answer.headers();
    assertThat(headers.firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValueAsLong("X-Log-Length")).hasValue(LOG.getBytes(UTF_8).length);
  }

  @Test
  void partIsNamedByOffsetsOrByARange() {
    assertThat(get("/runs/", "from=1&to=7").body()).isEqualTo("script");
    assertThat(get("/runs/", "from=999999").body()).isEmpty();
    var ranged = get("/runs/", "", "Range", "bytes=1-6");
    assertThat(ranged.statusCode()).isEqualTo(206);
    assertThat(ranged.body()).isEqualTo("script");
    assertThat(ranged.headers().firstValue("Content-Range"))
        .hasValue("bytes 1-6/" + LOG.getBytes(UTF_8).length);
    assertThat(get("/runs/", "", "Range", "bytes=9999-").statusCode()).isEqualTo(416);
    assertThat(get("/runs/", "from=1&to=7", "Range", "bytes=-2").body()).isEqualTo("pt");
  }

  @Test
  void unfitNumbersAreLeftOut() {
    assertThat(get("/runs/", "from=-5&to=x").body()).isEqualTo(LOG);
  }

  @Test
  void emptyLogIsEmpty() {
    site.add(Examples.run(new RunId("r-aaaa"), "train", 7, Examples.NOON), Examples.running());
    var answer = site.asOperator("/runs/r-aaaa/log");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void linesAndSearchAnswerOverHttp() {
    assertThat(site.asOperator("/runs/%s/log/lines?from=1".formatted(run.id())).body())
        .contains("\"first\":1")
        .contains("rötlich");
    assertThat(site.asOperator("/runs/%s/log/search?q=SCRIPT".formatted(run.id())).body())
        .isEqualTo("{\"lines\":[0],\"next\":-1}");
    assertThat(site.asOperator("/runs/%s/log/search".formatted(run.id())).statusCode())
        .isEqualTo(400);
  }

  private HttpResponse<String> get(String prefix, String query, String... headers) {
    var path = prefix + run.id() + "/log" + (query.isEmpty() ? "" : "?" + query);
    return site.get(Site.linked(path, run.id()), headers);
  }
}
