package dev.penv.sandbox.rest;

import dev.penv.sandbox.http.Body;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.hub.CheckRun;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of a check run, and refuses what GitHub refuses. */
final class CheckBody {
  private static final int TEXT = 65_535;
  private static final int MESSAGE = 64 * 1024;
  private static final List<String> STATUSES = List.of("queued", "in_progress", "completed");
  private static final List<String> CONCLUSIONS =
      List.of(
          "action_required", "cancelled", "failure", "neutral", "success", "skipped", "timed_out");

  private CheckBody() {}

  static CheckRun.Change change(Body body) {
    var status = body.word("status", STATUSES);
    var conclusion = body.word("conclusion", CONCLUSIONS);
    if (conclusion == null && ("completed".equals(status) || body.has("completed_at"))) {
      throw Refused.invalid("CheckRun", "conclusion", "conclusion is required when completed");
    }
    var output = body.object("output");
    return new CheckRun.Change(
        body.text("name"),
        link(body.text("details_url")),
        body.text("external_id"),
        status,
        conclusion,
        body.time("started_at"),
        body.time("completed_at"),
        output.map(CheckBody::output).orElse(null),
        output.map(CheckBody::annotations).orElse(List.of()),
        body.has("actions") ? actions(body) : null);
  }

  private static @Nullable String link(@Nullable String url) {
    if (url != null && !url.matches("https?://\\S+")) {
      throw Refused.invalid("CheckRun", "details_url", "details_url must use http or https");
    }
    return url;
  }

  private static CheckRun.Output output(Body body) {
    body.required("title");
    body.required("summary");
    return new CheckRun.Output(
        body.text("title"),
        body.bounded("summary", TEXT),
        body.bounded("text", TEXT),
        body.objects("images", 50).stream().map(CheckBody::image).toList());
  }

  private static CheckRun.Image image(Body body) {
    return new CheckRun.Image(
        body.required("alt"), body.required("image_url"), body.text("caption"));
  }

  private static List<CheckRun.Annotation> annotations(Body output) {
    return output.objects("annotations", 50).stream().map(CheckBody::annotation).toList();
  }

  private static CheckRun.Annotation annotation(Body body) {
    var start = line(body, "start_line");
    var end = line(body, "end_line");
    if (start != end && (body.has("start_column") || body.has("end_column"))) {
      throw Refused.invalid(
          "CheckRun", "annotations", "columns need start_line and end_line to be the same");
    }
    body.required("annotation_level");
    body.required("message");
    return new CheckRun.Annotation(
        body.required("path"),
        start,
        end,
        body.number("start_column"),
        body.number("end_column"),
        given(body.word("annotation_level", List.of("notice", "warning", "failure"))),
        given(body.bounded("message", MESSAGE)),
        body.bounded("title", 255),
        body.bounded("raw_details", MESSAGE));
  }

  private static int line(Body body, String name) {
    return Optional.ofNullable(body.number(name))
        .orElseThrow(() -> Refused.invalid("\"" + name + "\" wasn't supplied."));
  }

  private static List<CheckRun.Action> actions(Body body) {
    return body.objects("actions", 3).stream().map(CheckBody::action).toList();
  }

  private static CheckRun.Action action(Body body) {
    return new CheckRun.Action(
        label(body, "label", 20), label(body, "description", 40), label(body, "identifier", 20));
  }

  private static String label(Body body, String name, int most) {
    body.required(name);
    return given(body.bounded(name, most));
  }

  private static String given(@Nullable String value) {
    return Optional.ofNullable(value).orElseThrow();
  }
}
