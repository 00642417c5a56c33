package dev.penv;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penv.sandbox.hub.CheckRun;
import dev.penv.sandbox.hub.Comment;
import dev.penv.sandbox.hub.Issue;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Says what happens in the demo: to a person, or to a program as JSON lines. */
final class DemoTeller {
  private static final Pattern CHART = Pattern.compile("```mermaid.*?```", Pattern.DOTALL);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintStream out;
  private final boolean json;

  DemoTeller(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  void opened(Issue pull) {
    tell(
        "pull_request",
        "\nada opens pull request #%d: %s".formatted(pull.number(), pull.title()),
        Map.of("number", pull.number(), "title", pull.title()));
  }

  void said(Issue where, String who, String text) {
    tell(
        "comment",
        "%s comments on #%d: %s".formatted(who, where.number(), text),
        Map.of("number", where.number(), "author", who, "body", text));
  }

  void log(byte[] bytes) {
    if (bytes.length == 0) return;
    var text = new String(bytes, StandardCharsets.UTF_8);
    tell("log", text.stripTrailing().indent(4).stripTrailing(), Map.of("text", text));
  }

  void check(String where, CheckRun check) {
    tell(
        "check_run",
        "check run %s on %s: %s".formatted(check.name(), where, check.conclusion()),
        Map.of(
            "name",
            check.name(),
            "where",
            where,
            "conclusion",
            String.valueOf(check.conclusion())));
  }

  void result(Comment comment) {
    tell(
        "result",
        "\npenv comments on the pull request:\n\n"
            + CHART.matcher(comment.body()).replaceAll("(a chart)").indent(4),
        Map.of("body", comment.body()));
  }

  void pages(String pull, String run) {
    tell(
        "pages",
        "pull request  %s\nrun page      %s".formatted(pull, run),
        Map.of("pull_request", pull, "run", run));
  }

  void note(String text) {
    tell("note", text, Map.of("text", text));
  }

  private void tell(String event, String text, Map<String, Object> fields) {
    if (json) {
      var all = new LinkedHashMap<String, Object>();
      all.put("event", event);
      all.putAll(fields);
      out.println(JSON.valueToTree(all).toString());
    } else {
      out.println(text);
    }
    out.flush();
  }
}
