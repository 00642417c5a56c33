package dev.penv.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistriesTest {
  private static final Registries SHARED =
      new Registries(Credentials.NONE, "ghcr.io/octo/prebuilds");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "654",
        "f00d",
        "sha256:9f2c",
        "penv-prebuilt/r6:0123",
        "penv-compose:r-1",
        "penv-r6-volume",
        "ghcr.io/octo/prebuilds/r6:0123"
      })
  void whatMayBeSomebodyElsesIsForeign(String name) {
    assertThat(SHARED.isForeign(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "python",
        "debian:12",
        "ghcr.io/octo/prebuilds-of-others:1",
        "penv-test/busybox",
        "python@sha256:9f2c"
      })
  void namesOfImagesAreNot(String name) {
    assertThat(SHARED.isForeign(name)).isFalse();
  }
}
