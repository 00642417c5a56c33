package dev.penv.web;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a class in one browser, as that takes a while to start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
  Browser browser;

  @BeforeAll
  void start(@TempDir Path profile) throws IOException, InterruptedException {
    browser = Browser.open(profile);
    wide();
  }

  @AfterAll
  void stop() {
    if (browser != null) browser.close();
  }

  @BeforeEach
  void forgetProblems() {
    browser.problems().clear();
  }

  /** Shows pages as on a phone. */
  final void narrow() {
    browser.size(360, 740, true);
  }

  /** Shows pages as on a desk. */
  final void wide() {
    browser.size(1400, 900, false);
  }

  /** Whether nothing has to be scrolled sideways. */
  final boolean fitsOnAPhone() {
    return browser.evaluate("document.documentElement.scrollWidth").asInt() == 360;
  }

  final String text(String expression) {
    return browser.evaluate(expression).asText();
  }
}
