package dev.penv.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penv.github.Account;
import dev.penv.github.SignIn;
import dev.penv.secret.KeyFile;
import dev.penv.secret.MasterKey;
import dev.penv.secret.Vault;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginFlowTest {
  private static final URI BACK = URI.create("https://penv.test/login/callback");
  private static final Account ADA = new Account(1, "ada", false);

  @TempDir private Path folder;
  private final TestClock clock = TestClock.atNoon();
  private final GitHubOfOne github = new GitHubOfOne();
  private LoginFlow flow;

  /** Knows ada by any code, and what it was asked. */
  private static final class GitHubOfOne implements SignIn {
    private final List<String> verifiers = new ArrayList<>();
    private String state = "";
    private String challenge = "";
    private CountDownLatch open = new CountDownLatch(0);

    @Override
    public URI page(URI back, String newState, String newChallenge) {
      state = newState;
      challenge = newChallenge;
      return URI.create("https://github.test/" + newState);
    }

    @Override
    public Answered whoIs(String code, String verifier, URI back) {
      try {
        open.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      synchronized (this) {
        verifiers.add(verifier);
      }
      return new Answered.Known(ADA);
    }
  }

  @BeforeEach
  void begin() throws IOException {
    flow = newFlow();
  }

  private LoginFlow newFlow() throws IOException {
    return new LoginFlow(github, new Errands(key(), clock), BACK, clock);
  }

  private MasterKey key() throws IOException {
    return KeyFile.open(folder.resolve("key"));
  }

  @Test
  void whatTheBrowserHoldsHasAKeyOfItsOwn() throws IOException {
    var held = Base64.getUrlDecoder().decode(flow.depart("/runs").held());
    var atRest = key().vault();
    assertThatThrownBy(() -> atRest.open("login", held)).isInstanceOf(Vault.Broken.class);
    assertThat(key().logins().open("login", held)).isNotEmpty();
  }

  @Test
  void challengeIsThatOfTheVerifierAndBothAreNewEachTime() {
    var departure = flow.depart("/runs/r-aaaa");
    var state = github.state;
    assertThat(flow.arrive(departure.held(), state, "code", ""))
        .isEqualTo(new Arrival.Welcome(ADA, "/runs/r-aaaa"));
    assertThat(Unguessable.hash(github.verifiers.getFirst())).isEqualTo(github.challenge);
    flow.depart("/runs");
    assertThat(github.state).isNotEqualTo(state);
  }

  @Test
  void whatTheBrowserHoldsTellsItNothing() {
    var departure = flow.depart("/runs/r-aaaa");
    assertThat(departure.held()).doesNotContain(github.state);
    assertThat(departure.toString()).doesNotContain(departure.held());
  }

  @Test
  void loginGoesOnAcrossARestart() throws IOException {
    var departure = flow.depart("/runs");
    flow = newFlow();
    assertThat(flow.arrive(departure.held(), github.state, "code", ""))
        .isInstanceOf(Arrival.Welcome.class);
  }

  @Test
  void errandIsRunOnceAndForTenMinutes() {
    var first = flow.depart("/runs");
    var state = github.state;
    flow.arrive(first.held(), state, "code", "");
    assertThat(flow.arrive(first.held(), state, "code", "")).isEqualTo(new Arrival.Strange());
    var late = flow.depart("/runs");
    clock.advance(LoginFlow.LIFE);
    assertThat(flow.arrive(late.held(), github.state, "code", "")).isEqualTo(new Arrival.Strange());
    assertThat(github.verifiers).hasSize(1);
  }

  @Test
  void stateMustBeThatOfTheBrowser() {
    var victims = flow.depart("/runs");
    flow.depart("/runs");
    assertThat(flow.arrive(victims.held(), github.state, "code", ""))
        .isEqualTo(new Arrival.Strange());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAA", "\u0000", "%", "AQ==", "ünfug"})
  void foreignErrandsAreNone(String held) {
    flow.depart("/runs");
    assertThat(flow.arrive(held, github.state, "code", "")).isEqualTo(new Arrival.Strange());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\nb", "a&b=c"})
  void whatIsNoCodeIsNotSentToGithub(String code) {
    var departure = flow.depart("/runs");
    assertThat(flow.arrive(departure.held(), github.state, code, ""))
        .isEqualTo(new Arrival.Strange());
    assertThat(github.verifiers).isEmpty();
  }

  @Test
  void errorIsToldOnlyToTheBrowserThatLeft() {
    var departure = flow.depart("/runs");
    assertThat(flow.arrive(departure.held(), github.state, "", "access_denied"))
        .isEqualTo(new Arrival.Declined("access_denied", "/runs"));
    assertThat(flow.arrive("", github.state, "", "access_denied")).isEqualTo(new Arrival.Strange());
    assertThat(flow.arrive(departure.held(), github.state, "", "<b>"))
        .isEqualTo(new Arrival.Strange());
  }

  @Test
  void onlySoManyAskGithubAtOnce() throws InterruptedException, ExecutionException {
    github.open = new CountDownLatch(1);
    var arrivals = new ArrayList<Future<Arrival>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 30; i++) {
        var held = flow.depart("/runs").held();
        var state = github.state;
        arrivals.add(threads.submit(() -> flow.arrive(held, state, "code", "")));
      }
      while (arrivals.stream().filter(Future::isDone).count() < 10) Thread.onSpinWait();
      github.open.countDown();
    }
    var crowded = 0;
    for (var arrival : arrivals) if (arrival.get() instanceof Arrival.Crowded) crowded++;
    assertThat(crowded).isEqualTo(10);
  }
}
