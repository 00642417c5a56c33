package dev.penv.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Style, scripts and pictures of the pages: a few small files, held in memory. */
final class Assets implements Routes {
  private static final List<String> NAMES =
      List.of(
          "style.css",
          "icon.svg",
          "page.js",
          "setup.js",
          "run.js",
          "log.js",
          "ansi.js",
          "lines.js",
          "plot.js");

  private final Map<String, Asset> assets =
      NAMES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Assets::read));

  @SuppressWarnings("ArrayRecordComponent") // only ever handed out
  private record Asset(String type, String tag, byte[] bytes) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/assets/{name}", this::serve);
  }

  /** Browsers keep them, but ask every time whether they are still the same. */
  private void serve(Context context) {
    @Nullable Asset asset = assets.get(context.pathParam("name"));
    if (asset == null) {
      Answers.plain(context, 404, "There is nothing here.");
      return;
    }
    context.header("Cache-Control", "no-cache");
    context.header("ETag", asset.tag);
    if (asset.tag.equals(context.header("If-None-Match"))) context.status(304);
    else context.contentType(asset.type).result(asset.bytes);
  }

  private static Asset read(String name) {
    try (var in = Assets.class.getResourceAsStream(name)) {
      if (in == null) throw new IllegalStateException("the jar lacks " + name);
      var bytes = in.readAllBytes();
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(type(name), "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"", bytes);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      default -> "application/octet-stream";
    };
  }
}
