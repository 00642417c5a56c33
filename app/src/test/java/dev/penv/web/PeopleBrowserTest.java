package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.github.Permission;
import dev.penv.lifecycle.Pressed;
import dev.penv.run.Run;
import dev.penv.world.Examples;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do who have logged in, in a real browser and under the pages' real policy. */
class PeopleBrowserTest extends InBrowser {
  @TempDir private Path folder;
  private Site site;
  private Run run;

  @BeforeEach
  void open() throws IOException {
    site = Site.withLogin(folder);
    run = site.add(Examples.train(), Examples.running());
    site.visitors.permissions.grant(Visitors.BOB, Permission.WRITE);
    site.visitors.atSite(site.uri(""));
  }

  @AfterEach
  void close() {
    browser.leave();
    site.close();
  }

  @Test
  void strangerIsAskedToLogInAndComesBackToThePage() {
    login("/runs/" + run.id());
    browser.await("document.querySelector('h1').textContent === 'train'");
    assertThat(text("document.querySelector('.me').textContent")).isEqualTo("bob");
    assertThat(text("document.cookie")).isEmpty();
    assertThat(browser.problems()).noneMatch(problem -> problem.contains("Security Policy"));
  }

  @Test
  void buttonStopsTheRun() {
    login("/runs/" + run.id());
    browser.await("document.querySelector('.buttons button').textContent === 'Stop'");
    browser.evaluate("document.querySelector('.buttons button').click()");
    browser.await("document.querySelector('.buttons').textContent.startsWith('Stop was asked')");
    assertThat(site.visitors.presses).hasSize(1);
  }

  @Test
  void refusalIsShownWithTheWayBack() {
    login("/runs/" + run.id());
    site.visitors.answer = new Pressed.Refused("This needs `write` permission.");
    browser.await("document.querySelector('.buttons button')");
    browser.evaluate("document.querySelector('.buttons button').click()");
    browser.await("document.querySelector('h1').textContent === 'Not carried out'");
    browser.evaluate("document.querySelector('.onward a').click()");
    browser.await("document.querySelector('h1').textContent === 'train'");
  }

  @Test
  void tokenIsMadeShownAndRevoked() {
    login("/tokens");
    browser.await("document.querySelector('.maker')");
    browser.evaluate("document.querySelector('[name=name]').value = 'nightly report'");
    browser.evaluate("document.querySelector('.maker').requestSubmit()");
    browser.await("document.querySelector('.fresh code').textContent.startsWith('penv_')");
    browser.evaluate("document.querySelector('.tokens form').requestSubmit()");
    browser.await("document.querySelector('.empty')");
    assertThat(site.visitors.tokens().of(Visitors.BOB)).isEmpty();
  }

  @Test
  void logoutLeavesNothingOpen() {
    login("/runs");
    browser.await("document.querySelector('.rows .task')");
    browser.evaluate("document.querySelector('form[action=\"/logout\"]').requestSubmit()");
    browser.await("document.querySelector('.primary').textContent === 'Log in with GitHub'");
    browser.go(site.uri("/runs"));
    browser.await("document.querySelector('h1').textContent === 'Log in'");
  }

  @Test
  void pagesFitOnAPhone() {
    narrow();
    try {
      login("/tokens");
      browser.await("document.querySelector('.maker')");
      assertThat(fitsOnAPhone()).isTrue();
      browser.go(site.uri("/runs/" + run.id()));
      browser.await("document.querySelector('.buttons button')");
      assertThat(fitsOnAPhone()).isTrue();
    } finally {
      wide();
    }
  }

  /** GitHub knows bob already, and sends the browser back at once. */
  private void login(String to) {
    site.visitors.codes.put("code", Visitors.BOB);
    browser.go(site.uri(to));
    browser.await("document.querySelector('.primary').textContent === 'Log in with GitHub'");
    browser.evaluate("document.querySelector('.primary').click()");
    browser.await("document.querySelector('.me')");
  }
}
