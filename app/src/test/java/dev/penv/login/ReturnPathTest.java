package dev.penv.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"/runs", "/runs/r-7f3k/log", "/runs?repository=octo/x&page=2", "/tokens", "/a/"})
  void pageOfOursIsKept(String path) {
    assertThat(ReturnPath.of(path)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "runs",
        "//evil.test",
        "///evil.test",
        "/\\evil.test",
        "\\\\evil.test",
        "/runs//evil.test",
        "/.//evil.test",
        "/..//evil.test",
        "/runs/../x",
        "https://evil.test",
        "https:/evil.test",
        "javascript:alert(1)",
        "/runs\r\nSet-Cookie: a=b",
        "/runs\t",
        " /runs",
        "/runs#x",
        "/\u0000",
        "/ü",
        "/runs?x=\\"
      })
  void everythingElseIsTheList(String asked) {
    assertThat(ReturnPath.of(asked)).isEqualTo(ReturnPath.USUAL);
  }

  @Test
  void whatIsKeptNeverNamesAnotherHost() {
    var base = URI.create("https://penv.test/login/callback");
    for (var path : new String[] {"/runs", "/@evil.test", "/:80", "/runs?//evil.test"}) {
      assertThat(base.resolve(ReturnPath.of(path))).hasHost("penv.test");
    }
  }

  @Test
  void longOneIsTheList() {
    assertThat(ReturnPath.of("/" + "a".repeat(1_000))).isEqualTo(ReturnPath.USUAL);
    assertThat(ReturnPath.of("/a".repeat(499))).startsWith("/a/a");
  }
}
