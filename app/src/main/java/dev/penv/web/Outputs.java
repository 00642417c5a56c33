package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.archive.Artifacts;
import dev.penv.archive.Artifacts.Kept;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.NoSuchFileException;

/** The files that a run left. What a stranger's program wrote is never shown, only handed over. */
final class Outputs {
  private final Artifacts artifacts;

  Outputs(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  /** The name is compared with what the run left; it never becomes a path. */
  void download(Context context, Visit visit) throws IOException {
    var kept = artifacts.find(visit.name(), context.pathParam("name"));
    if (kept.isEmpty()) Answers.plain(context, 404, "This run has no such output, or no longer.");
    else download(context, kept.get());
  }

  private void download(Context context, Kept file) throws IOException {
    context.contentType("application/octet-stream");
    context.header("Content-Disposition", attachment(file.name()));
    context.header("Content-Security-Policy", "default-src 'none'; sandbox");
    try {
      Download.send(context, file.bytes(), (from, to, out) -> artifacts.copy(file, from, to, out));
    } catch (NoSuchFileException gone) {
      context.res().reset();
      Answers.protect(context);
      Answers.plain(context, 410, "This output is no longer kept.");
    }
  }

  /** Both forms of RFC 6266: plain for old programs, encoded for all others. */
  private static String attachment(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    var plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(plain, URLEncoder.encode(name, UTF_8).replace("+", "%20").replace("*", "%2A"));
  }
}
