package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.hub.CheckRun;
import dev.penv.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Plots in the comment of a run; the other stories show the charts of a penv out of reach. */
class PlotStory {
  private static final Pattern LIGHT = Pattern.compile("<img alt=\"([^\"]*)\" src=\"([^\"]*)\">");

  @Test
  void aPenvThatGitHubReachesShowsAPictureThatAnybodyWithTheLinkMayFetch() throws Exception {
    try (var world = World.at("https://penv.example")) {
      world.comment("ada", "/run train epochs=5");
      world.settle();

      var comment = world.awaitComment(said -> said.body().contains("<picture>")).body();
      assertThat(comment)
          .contains("<source media=\"(prefers-color-scheme: dark)\" srcset=\"https://penv.example/")
          .doesNotContain("mermaid");
      var image = LIGHT.matcher(comment);
      assertThat(image.find()).isTrue();
      assertThat(image.group(1)).isEqualTo("loss from 0.8 to 0.4 over 5 steps");
      var address = URI.create(image.group(2).replace("&amp;", "&"));

      var answer = get(world.here(address));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(answer.body()).startsWith("<svg").contains(">loss<");
      assertThat(world.check("penv / train").output().images())
          .extracting(CheckRun.Image::url)
          .containsExactly(address.toString());

      assertNothingElseIsOpen(world, address);
    }
  }

  private static void assertNothingElseIsOpen(World world, URI address)
      throws IOException, InterruptedException {
    var run = address.getPath().replaceAll(".*/|\\.svg", "");
    for (var path : new String[] {"/runs/" + run, "/runs/" + run + "/log", "/api/runs/" + run}) {
      var other = URI.create("https://penv.example" + path + "?" + address.getRawQuery());
      assertThat(get(world.here(other)).statusCode()).isIn(303, 401);
    }
    var forged = URI.create(address.toString().replaceFirst("sig=..", "sig=00"));
    assertThat(get(world.here(forged)).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    try (var anybody = HttpClient.newHttpClient()) {
      return anybody.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
