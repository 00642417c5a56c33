package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Run;
import dev.penv.world.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, under their real policy. */
class BrowserTest extends InBrowser {
  private static final String LAST_LINE = "document.querySelector('.rows .row:last-child')";

  @TempDir private Path folder;
  private Site site;
  private Run run;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    run = site.add(Examples.train(), Examples.running());
  }

  @AfterEach
  void close() {
    browser.leave();
    site.close();
  }

  @Test
  void logIsShownWithItsColoursAndGrows() {
    site.log(run.id(), "\u001b[31mred\u001b[0m \u001b[1;38;5;196mbright\u001b[0m <b>plain</b>\n");
    show();
    browser.await(LAST_LINE + ".textContent.includes('red bright <b>plain</b>')");
    assertThat(text("getComputedStyle(document.querySelector('.fore-1')).color"))
        .isNotEqualTo(text("getComputedStyle(document.querySelector('.line')).color"));
    assertThat(text("document.querySelector('.line .bold').style.color"))
        .isEqualTo("rgb(255, 0, 0)");
    site.log(run.id(), "and more\r 50%\r100%\nhalf");
    browser.await(LAST_LINE + ".textContent === '3half'");
    site.log(run.id(), " a line\n");
    browser.await(LAST_LINE + ".textContent === '3half a line'");
    assertThat(text("document.querySelectorAll('.row')[1].textContent")).isEqualTo("2100%");
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void colourLastsUntilItIsEndedAlsoWhereItsBeginningIsOutOfSight() {
    site.log(run.id(), "\u001b[31mbegin\n" + "inside\n".repeat(50) + "end\u001b[0m\nafter\n");
    show();
    browser.await(LAST_LINE + ".textContent === '53after'");
    assertThat(text("document.querySelector('.row').textContent")).endsWith("inside");
    assertThat(browser.evaluate("document.querySelectorAll('.fore-1').length").asInt())
        .isGreaterThan(20);
    assertThat(browser.evaluate(LAST_LINE + ".querySelector('.fore-1') === null").asBoolean())
        .isTrue();
  }

  @Test
  void measuresAreDrawnAsTheyArrive() {
    show();
    site.store.measures().keep(run.id(), Examples.measures(12));
    site.clock.advance(Duration.ofSeconds(2));
    browser.await("document.querySelectorAll('#plots figure').length === 2");
    browser.await("document.querySelectorAll('#plots path.curve').length === 3");
    assertThat(text("document.querySelector('#plots svg').getAttribute('aria-label')"))
        .startsWith("loss: train/loss from 1.9");
    assertThat(text("document.querySelector('path.curve').getAttribute('d')"))
        .doesNotContain("NaN");
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void endOfTheRunIsShownWithoutLoadingAgain() {
    show();
    browser.await("document.querySelector('#summary .badge').textContent === 'running'");
    var at = Examples.NOON.plusSeconds(90);
    site.store
        .runs()
        .progress(
            run.id(), Examples.running().ended(new Outcome.Failed(3), at).enter(Phase.ENDED, at));
    site.clock.advance(Duration.ofSeconds(2));
    browser.await("document.querySelector('#summary .badge').textContent === 'failed'");
    browser.await("document.title.startsWith('train · failed')");
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void largeLogIsWalkedAndSearchedThoughFewLinesAreInThePage() {
    var lines = new StringBuilder();
    for (int i = 1; i <= 500_000; i++) {
      lines.append("line ").append(i).append(i == 123_456 ? " needle\n" : "\n");
    }
    site.log(run.id(), lines.toString());
    show();
    browser.await(LAST_LINE + ".textContent === '500000line 500000'");
    browser.evaluate("document.querySelector('#to-start').click()");
    browser.await("document.querySelector('.row').textContent === '1line 1'");
    browser.evaluate("document.querySelector('#view').scrollTop = 4e6");
    browser.await("Math.abs(document.querySelector('.number').textContent - 250000) < 5000");
    browser.evaluate(
        "document.querySelector('#find-text').value = 'NEEDLE';"
            + "document.querySelector('#find').requestSubmit()");
    browser.await(
        "document.querySelector('.row.current .line').textContent === 'line 123456 needle'");
    assertThat(text("document.querySelector('.row.current mark').textContent")).isEqualTo("needle");
    browser.await("document.querySelector('#find-count').textContent === '1/1'");
    assertThat(browser.evaluate("document.querySelectorAll('.row').length").asInt())
        .isLessThan(200);
    assertThat(browser.problems()).isEmpty();
  }

  @Test
  void wholePageFitsOnAPhone() {
    narrow();
    try {
      site.log(run.id(), "x".repeat(5_000) + "\n");
      var files = new LinkedHashMap<String, String>(Map.of("a".repeat(150) + ".bin", "x"));
      site.add(run, Examples.running().kept(site.keep(run.id(), files)));
      show();
      browser.await("document.querySelectorAll('.row').length > 0");
      assertThat(fitsOnAPhone()).isTrue();
    } finally {
      wide();
    }
  }

  @Test
  void operatorLogsInAndFindsTheRun() {
    browser.go(site.uri("/runs"));
    browser.await("document.querySelector('#token')");
    browser.evaluate(
        "document.querySelector('#token').value = \"%s\"; document.querySelector('form').submit()"
            .formatted(Site.TOKEN));
    browser.await("document.querySelector('.rows .task').textContent === 'train'");
    assertThat(text("document.cookie")).isEmpty();
    browser.evaluate("document.querySelector('.rows .task').click()");
    browser.await("document.querySelector('h1').textContent === 'train'");
    browser.go(site.uri("/runs"));
    browser.await("document.querySelector('form[action=\"/logout\"]')");
    browser.evaluate("document.querySelector('form[action=\"/logout\"]').submit()");
    browser.await("document.querySelector('#token')");
  }

  private void show() {
    browser.go(site.uri(Site.linked("/runs/" + run.id(), run.id())));
    browser.await("document.querySelector('#log-size').textContent !== ''");
  }
}
