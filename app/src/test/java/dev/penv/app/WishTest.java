package dev.penv.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {
  @Test
  void fieldsBecomeAWish() {
    var fields =
        Map.of("owner", "organization", "login", " octo ", "name", "penv-x", "teams", "on");
    assertThat(Wish.read(fields))
        .isEqualTo(new Wish.Read.Good(new Wish(new Owner.Organization("octo"), "penv-x", true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-octo", "octo/apps", "../x", "a b", "é"})
  void loginThatNoOrganisationHasIsRefused(String login) {
    var fields = Map.of("owner", "organization", "login", login, "name", "penv-x");
    assertThat(problems(fields)).singleElement().asString().contains("organisation's login");
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    assertThat(problems(Map.of("owner", "organization", "name", "x".repeat(35)))).hasSize(2);
  }

  @Test
  void onePersonHasNoTeams() {
    assertThat(problems(Map.of("name", "x", "teams", "on"))).hasSize(1);
    assertThat(problems(Map.of("name", "x"))).isEmpty();
  }

  @Test
  void theAppMayWriteWhatInitProposes() {
    var wish = new Wish(new Owner.Organization("octo"), "penv-x", true);
    assertThat(Manifest.of(wish, URI.create("https://penv.example.com")))
        .contains("\"contents\":\"write\"", "\"members\":\"read\"");
  }

  private static List<String> problems(Map<String, String> fields) {
    return switch (Wish.read(fields)) {
      case Wish.Read.Good _ -> List.of();
      case Wish.Read.Bad(var problems) -> problems;
    };
  }
}
