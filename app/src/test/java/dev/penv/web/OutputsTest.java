package dev.penv.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.run.Run;
import dev.penv.web.page.Address;
import dev.penv.world.Examples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputsTest {
  @TempDir private static Path folder;
  private static Site site;

  @BeforeAll
  static void open() throws IOException {
    site = new Site(folder);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.bin",
        "models/epoch 3/best.pt",
        "page.html",
        "a+b&c=d;e.txt",
        "100%.txt",
        "50%25.txt",
        "what?.txt",
        "back\\slash.txt",
        "<img src=x onerror=alert(1)>.svg",
        "\"quoted\".txt",
        "größe/日本語.txt",
        "line\nbreak.txt",
        "..hidden"
      })
  void anyNameIsHandedOverAsAttachment(String name) {
    var run = leaves(Map.of(name, "content of it"));
    var href = Address.signed(run.id(), "later", "signed-" + run.id()).output(name);
    var answer = site.get(href);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("content of it");
    var headers = answer.headers();
    assertThat(headers.firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
    assertThat(headers.firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment; ")
        .doesNotContain("<", "\n", "/");
    assertThat(page(run)).contains(escaped(href)).doesNotContain("<img src=x");
  }

  @Test
  void aPartMayBeAskedFor() {
    var run = leaves(Map.of("a.txt", "0123456789"));
    var answer =
        site.get(
            Site.linked("/runs/%s/outputs/a.txt".formatted(run.id()), run.id()),
            "Range",
            "bytes=3-5");
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo("345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"b.txt", "../../penv.db", "..%2f..%2fpenv.db", "%2fetc%2fpasswd", "A.TXT", "%00"})
  void whatTheRunDidNotLeaveIsNotThere(String name) {
    var run = leaves(Map.of("a.txt", "x"));
    var answer = site.asOperator("/runs/%s/outputs/%s".formatted(run.id(), name));
    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("SQLite", "root:");
  }

  private Run leaves(Map<String, String> files) {
    var run = Examples.train();
    var kept = site.keep(run.id(), new LinkedHashMap<>(files));
    return site.add(run, Examples.running().kept(kept));
  }

  private String page(Run run) {
    return site.get(Site.linked("/runs/" + run.id(), run.id())).body();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;");
  }
}
