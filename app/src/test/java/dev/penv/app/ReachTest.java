package dev.penv.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, LOOPBACK",
    "http://127.0.0.1, LOOPBACK",
    "http://[::1]:80, LOOPBACK",
    "http://penv.localhost, LOOPBACK",
    "http://10.1.2.3, PRIVATE",
    "http://172.16.0.1, PRIVATE",
    "http://172.32.0.1, PUBLIC",
    "http://192.168.1.1, PRIVATE",
    "http://169.254.1.1, PRIVATE",
    "http://100.64.0.1, PRIVATE",
    "http://[fd00::1], PRIVATE",
    "http://[fe80::1], PRIVATE",
    "http://[2606:50c0::1], PUBLIC",
    "http://gpubox, PRIVATE",
    "http://gpubox.local, PRIVATE",
    "https://penv.example.com, PUBLIC",
    "https://fdpenv.example.com, PUBLIC",
    "https://140.82.112.3, PUBLIC"
  })
  void addressTellsFromWhereItCanBeReached(URI address, Reach reach) {
    assertThat(Reach.of(address)).isEqualTo(reach);
  }

  @Test
  void githubOnTheInternetReachesOnlyTheInternet() {
    var github = URI.create("https://github.com");
    assertThat(Reach.canDeliver(github, URI.create("http://localhost:8080"))).isFalse();
    assertThat(Reach.canDeliver(github, URI.create("http://10.0.0.7"))).isFalse();
    assertThat(Reach.canDeliver(github, URI.create("https://penv.example.com"))).isTrue();
  }

  @Test
  void githubOfOnesOwnReachesOnesOwnNetworkButNoOtherLoopback() {
    var github = URI.create("https://ghe.example.com");
    assertThat(Reach.canDeliver(github, URI.create("http://10.0.0.7"))).isTrue();
    assertThat(Reach.canDeliver(github, URI.create("http://localhost:8080"))).isFalse();
    var sandbox = URI.create("http://127.0.0.1:9");
    assertThat(Reach.canDeliver(sandbox, URI.create("http://localhost:8080"))).isTrue();
  }
}
