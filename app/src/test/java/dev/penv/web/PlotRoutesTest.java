package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Direction;
import dev.penv.measure.Measure;
import dev.penv.measure.Measures;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import dev.penv.run.Run;
import dev.penv.world.Examples;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlotRoutesTest {
  @TempDir Path folder;
  private Site site;
  private Run run;

  @BeforeEach
  void open() throws IOException {
    site = Site.withLogin(folder);
    run = site.add(Examples.train(), Examples.running());
    measured(5);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void measured(int steps) {
    var points = IntStream.range(0, steps).mapToObj(i -> new Point("epoch_" + i, i)).toList();
    site.store
        .measures()
        .keep(
            run.id(),
            new Measures(
                List.of(new Measure("loss", 1, Direction.LOWER)),
                List.of(new Series("loss", points))));
  }

  private String address(String theme) {
    return "/plots/%s.svg?theme=%s&v=1&expires=later&sig=plot-%s"
        .formatted(run.id(), theme, run.id());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void whoeverHasTheLinkGetsThePictureAndNothingThatIsKept() {
    var answer = site.get(address("light"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("image/svg+xml");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).startsWith("default-src 'none';");
    assertThat(header(answer, "Set-Cookie")).isEmpty();
    assertThat(answer.body()).startsWith("<svg ").contains(">loss<");
    assertThat(site.get(address("dark")).body()).startsWith("<svg ").isNotEqualTo(answer.body());
  }

  @Test
  void aProxyThatHasItAlreadyIsToldSo() {
    var tag = header(site.get(address("light")), "ETag");

    assertThat(site.get(address("light"), "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(site.get(address("dark"), "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void theHeadAloneMayBeAskedForAndNothingMayBeSent() {
    var head = site.send(site.request(address("light")).HEAD());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Type")).isEqualTo("image/svg+xml");
    assertThat(head.body()).isEmpty();

    var forged = site.request(address("light").replace("plot-", "forged-")).HEAD();
    assertThat(site.send(forged).statusCode()).isEqualTo(404);
    var post = site.request(address("light")).POST(BodyPublishers.noBody());
    assertThat(site.send(post).statusCode()).isBetween(403, 405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/plots/RUN.svg",
        "/plots/RUN.svg?theme=light",
        "/plots/RUN.svg?theme=light&expires=later&sig=plot-other",
        "/plots/RUN.svg?theme=light&expires=sooner&sig=plot-RUN",
        "/plots/RUN.svg?theme=light&expires=later&sig=signed-RUN",
        "/plots/RUN.svg?theme=blue&expires=later&sig=plot-RUN",
        "/plots/r-zzzzzzzz.svg?theme=light&expires=later&sig=plot-r-zzzzzzzz",
        "/plots/..%2f.svg?theme=light&expires=later&sig=plot-RUN",
        "/plots/RUN?theme=light&expires=later&sig=plot-RUN"
      })
  void everythingElseIsNothing(String path) {
    var answer = site.get(path.replace("RUN", run.id().value()));

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("<svg");
  }

  @Test
  void theLinkOpensNothingElseOfTheRun() {
    var key = "?expires=later&sig=plot-" + run.id();

    assertThat(site.get("/api/runs/" + run.id() + key).statusCode()).isEqualTo(401);
    assertThat(site.get("/api/runs/" + run.id() + "/log" + key).statusCode()).isEqualTo(401);
    assertThat(site.get("/runs/" + run.id() + key).statusCode()).isNotEqualTo(200);
  }

  @Test
  void aRunThatGoesOnIsDrawnAgainAfterAWhile() {
    var first = site.get(address("light")).body();
    measured(9);
    assertThat(site.get(address("light")).body()).isEqualTo(first);

    site.clock.advance(Duration.ofSeconds(10));

    assertThat(site.get(address("light")).body()).isNotEqualTo(first);
  }

  @Test
  void withoutAnythingToDrawThereIsNothing() {
    measured(2);

    assertThat(site.get(address("light")).statusCode()).isEqualTo(404);
  }
}
