package dev.penv.story;

import static dev.penv.world.Person.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.sandbox.http.Fault;
import dev.penv.sandbox.hub.Role;
import dev.penv.world.Person;
import dev.penv.world.World;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People come to the pages by a login at GitHub. */
class LoginStory {
  @Test
  void personStopsARunAndRunsItAgain() {
    try (var world = waiting();
        var bob = world.person("bob")) {
      var page = page(world);
      assertThat(bob.get(page).statusCode()).isEqualTo(401);
      assertThat(location(bob.login(page))).hasToString(page);
      var shown = bob.get(page);
      assertThat(shown.body()).contains(">bob<", "action=\"%s/stop\"".formatted(page));
      assertThat(location(bob.press(shown, page + "/stop"))).hasToString(page + "?asked=stop");
      world.settle();
      var again = bob.press(bob.get(page), page + "/again");
      assertThat(bob.get(location(again).toString()).body()).contains("asked by bob");
      world.awaitBegun("one");
      world.finish("one", 0);
      Expected.toBe("login.md", world.thread());
    }
  }

  @Test
  void pressedTwiceItIsOneRun() {
    try (var world = ended();
        var bob = world.person("bob")) {
      var page = page(world);
      bob.login(page);
      var shown = bob.get(page);
      var first = location(bob.press(shown, page + "/again"));
      assertThat(location(bob.press(shown, page + "/again"))).isEqualTo(first);
      world.settle();
    }
  }

  @Test
  void strangersLearnNothingAndReadersMayOnlyRead() {
    try (var world = ended();
        var eve = world.person("eve");
        var rita = world.person("rita")) {
      world.repository().collaborator(world.sandbox().user("rita"), Role.READ);
      var page = page(world);
      eve.login(page);
      var denied = eve.get(page);
      assertThat(denied.statusCode()).isEqualTo(404);
      assertThat(denied.body()).isEqualTo(eve.get("/runs/r-zzzz").body());
      assertThat(eve.get("/runs").body()).contains("No runs here").doesNotContain("octo/spiral");
      rita.login(page);
      assertThat(rita.get("/runs").body()).contains("octo/spiral", page);
      var refused = rita.press(rita.get(page), page + "/again");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("This needs write permission in");
    }
  }

  @Test
  void whoMayNoLongerReadIsOutAfterAMinute() {
    try (var world = ended();
        var bob = world.person("bob")) {
      var page = page(world);
      bob.login(page);
      assertThat(bob.get(page).statusCode()).isEqualTo(200);
      world.repository().collaborator(world.sandbox().user("bob"), Role.NONE);
      world.clock().skip(Duration.ofSeconds(61));
      assertThat(bob.get(page).statusCode()).isEqualTo(404);
      assertThat(bob.get(page + "/log").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void githubThatIsAwayLetsNobodyIn() {
    try (var world = ended();
        var bob = world.person("bob")) {
      var page = page(world);
      bob.login(page);
      world.sandbox().faults().rule(_ -> Optional.of(new Fault.BadGateway()));
      world.clock().skip(Duration.ofSeconds(61));
      var answer = bob.get(page);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("GitHub does not answer at the moment");
    }
  }

  @Test
  void cookiesAreForThisHostAndNoScriptAndTheTokenOfThePersonIsGone() {
    try (var world = World.withLogin();
        var ada = world.person("ada")) {
      ada.login("/runs");
      assertThat(ada.cookies()).containsOnlyKeys("__Host-penv");
      assertThat(ada.cookies().get("__Host-penv"))
          .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
          .doesNotContain("Domain");
      assertThat(world.sandbox().userTokens()).isZero();
    }
  }

  @Test
  void noOtherBrowserAndNoSecondTimeEndsALogin() {
    try (var world = World.withLogin();
        var ada = world.person("ada");
        var eve = world.person("eve")) {
      var back = Person.back(ada.answered(ada.leave("/runs"), "approve"));
      var strange = eve.get(back);
      assertThat(strange.statusCode()).isEqualTo(400);
      assertThat(strange.body()).contains("did not begin in this browser");
      assertThat(eve.cookies()).isEmpty();
      assertThat(ada.get(back).statusCode()).isEqualTo(303);
      assertThat(ada.get(back).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void codeOfSomebodyElseIsWorthNothing() {
    try (var world = World.withLogin();
        var ada = world.person("ada");
        var eve = world.person("eve")) {
      var code = Person.parameter(ada.answered(ada.leave("/runs"), "approve"), "code");
      var state = Person.parameter(eve.leave("/runs"), "state");
      var answer = eve.get("/login/callback?code=%s&state=%s".formatted(code, state));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("too old or used already");
      assertThat(eve.get("/runs").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whoSaysNoAtGithubIsToldSo() {
    try (var world = World.withLogin();
        var ada = world.person("ada")) {
      var answer = ada.get(Person.back(ada.answered(ada.leave("/runs"), "deny")));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("You did not let GitHub say who you are");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  @Test
  void logoutEndsTheSessionItself() {
    try (var world = World.withLogin();
        var ada = world.person("ada")) {
      ada.login("/runs");
      var list = ada.get("/runs");
      assertThat(ada.post("/logout", Map.of()).statusCode()).isEqualTo(403);
      assertThat(ada.press(list, "/logout").statusCode()).isEqualTo(303);
      assertThat(ada.cookies()).isEmpty();
      assertThat(ada.get("/runs").statusCode()).isEqualTo(401);
    }
  }

  /** A world where ada's task waits. */
  private static World waiting() {
    var world = World.withLogin();
    world.comment("ada", "/run wait");
    world.awaitBegun("one");
    return world;
  }

  private static World ended() {
    var world = World.withLogin();
    world.comment("ada", "/run -- echo done");
    world.settle();
    return world;
  }

  /** The path of the run's page, as the check run links to it. */
  private static String page(World world) {
    var check = world.awaitCheck(_ -> true);
    var uri = URI.create(Objects.requireNonNull(check.detailsUrl()));
    assertThat(uri.toString()).startsWith(World.SAFE_URL).doesNotContain("?");
    return uri.getPath();
  }
}
