package dev.penv.sandbox.page;

import dev.penv.sandbox.http.Body;
import dev.penv.sandbox.http.Refused;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.json.Json;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The pages: one shell, filled by a script from what the server sends whenever it changes. */
public final class Pages {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "img-src 'self' http: https:; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private final URI base;
  private final Guard guard;
  private final Views views;
  private final Acts acts;
  private final Live live;

  public Pages(Hub hub, URI base) {
    this.base = base;
    this.guard = new Guard(base.getPort());
    this.views = new Views(hub);
    this.acts = new Acts(hub);
    this.live = new Live(hub.monitor());
  }

  /** The link to a page with which one may also write. */
  public URI link(String path) {
    return URI.create(base + path + "?token=" + guard.token());
  }

  /** Whether a path is that of a page, and not of the API. */
  public static boolean isPage(String path) {
    return Views.isPage(path);
  }

  /** Adds what the pages need besides themselves. */
  public void add(RoutesConfig routes) {
    routes.get("/sandbox/page.js", context -> file(context, "page.js"));
    routes.get("/sandbox/page.css", context -> file(context, "page.css"));
    routes.get("/sandbox/icon.svg", context -> file(context, "icon.svg"));
    routes.get("/sandbox/avatars/{id}.svg", Pages::avatar);
    routes.post("/sandbox/act", this::act);
    routes.get("/sandbox/live", this::live);
  }

  /** Answers a page: the shell with the first picture in it. */
  public void page(Context context) throws IOException {
    if (guard.welcomes(context)) {
      return;
    }
    var picture = picture(context.path(), guard.mayWrite(context));
    var shell = new String(read("page.html"), StandardCharsets.UTF_8);
    var page = shell.replace("{picture}", picture.replace("<", "\\u003c"));
    send(context, "page.html", page.getBytes(StandardCharsets.UTF_8));
    context.status(views.of(context.path()).isPresent() ? 200 : 404);
  }

  private String picture(String path, boolean mayWrite) {
    var view = views.of(path).orElseGet(() -> Json.object().and("kind", "missing"));
    return Json.object().and("mayWrite", mayWrite).and("view", view).toString();
  }

  private static void file(Context context, String name) throws IOException {
    send(context, name, read(name));
  }

  private static byte[] read(String name) throws IOException {
    try (var resource = Pages.class.getResourceAsStream("/sandbox/" + name)) {
      return Optional.ofNullable(resource).orElseThrow().readAllBytes();
    }
  }

  private static void send(Context context, String name, byte[] bytes) {
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-store");
    context.contentType(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), ""));
    context.result(bytes);
  }

  private static void avatar(Context context) throws IOException {
    send(context, "avatar.svg", Avatar.svg(context.pathParam("id")));
  }

  private void live(Context context) throws IOException {
    var path = Optional.ofNullable(context.queryParam("path")).orElse("/");
    var mayWrite = guard.mayWrite(context);
    context.contentType("text/event-stream");
    context.header("Cache-Control", "no-store");
    live.follow(context.res().getOutputStream(), () -> picture(path, mayWrite));
  }

  private void act(Context context) {
    context.header("Cache-Control", "no-store");
    try {
      if (!guard.mayWrite(context)) {
        throw Refused.forbidden("Open the link that was printed in the terminal to write here.");
      }
      if (!"application/json".equals(context.contentType())) {
        throw Refused.badRequest("JSON is needed.");
      }
      acts.act(Body.parse(context.bodyAsBytes()));
      context.status(204);
    } catch (Refused refusal) {
      context.status(refusal.status()).contentType("text/plain");
      context.result(String.valueOf(refusal.getMessage()));
    } catch (IllegalStateException notNow) {
      context.status(409).contentType("text/plain");
      context.result("GitHub does not offer this now.");
    }
  }

  /** Ends the pages that are open. */
  public void close() {
    live.close();
  }
}
