package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.app.Ending;
import dev.penv.app.Owner;
import dev.penv.sandbox.Sandbox;
import dev.penv.sandbox.SandboxOptions;
import dev.penv.world.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Setting penv up as a person does it, under the real policies of both sides. */
class SetupBrowserTest {
  @TempDir private Path profile;
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.with(TestClock.atNoon()));
  private Browser browser;
  private SetupServer server;
  private URI penv;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    sandbox.organization("octo-org");
    browser = Browser.open(profile);
    browser.size(1200, 1100, false);
    var port = freePort();
    penv = URI.create("http://127.0.0.1:" + port);
    server =
        new SetupServer(
            new Settings(penv, sandbox.uri(), "", false),
            new Taken(),
            "penv-7f3k",
            new SecureRandom());
    server.start("127.0.0.1", port);
  }

  @AfterEach
  void close() {
    browser.close();
    server.close();
    sandbox.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Takes any App, and sends the person on to install it. */
  private final class Taken implements Registration {
    @Override
    public Ending finish(Owner owner, String code) {
      return new Ending.Done(
          URI.create(sandbox.uri() + "/apps/" + sandbox.app().slug() + "/installations/new"));
    }

    @Override
    public Optional<URI> leftOver() {
      return Optional.empty();
    }
  }

  @Test
  void aPersonPressesOneButtonHereAndTwoOnGitHub() {
    browser.go(URI.create(penv + server.path()));
    browser.await("document.querySelector('form.form')");
    browser.evaluate("document.querySelector('[name=login]').value = 'octo-org'");
    browser.evaluate("document.querySelector('.primary').click()");
    browser.await("document.querySelector('h1').textContent === 'Create GitHub App'");
    browser.evaluate("document.querySelector('button').click()");
    browser.await("document.querySelector('h1').textContent === 'Install penv-7f3k'");
    browser.evaluate("document.querySelector('button').click()");
    browser.await("location.pathname === '/'");
    assertThat(sandbox.app().owner().login()).isEqualTo("octo-org");
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void wholePageFitsOnAPhone() {
    browser.size(360, 740, true);
    browser.go(URI.create(penv + server.path()));
    browser.await("document.querySelector('form.form')");
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
  }
}
