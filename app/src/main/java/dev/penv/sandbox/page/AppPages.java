package dev.penv.sandbox.page;

import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Conversions;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Manifest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages on which a person makes an App from a manifest, and installs it. */
public final class AppPages {
  private final Hub hub;
  private final App app;
  private final Conversions conversions;
  private final Function<Manifest, Conversions.Secrets> adopt;
  private final Map<String, Asked> asked = new ConcurrentHashMap<>();
  private final String consent = UUID.randomUUID().toString();

  private record Asked(Manifest manifest, String state) {}

  /**
   * Serves them.
   *
   * @param adopt does what else a manifest says, and names the secrets that go with it
   */
  public AppPages(
      Hub hub, App app, Conversions conversions, Function<Manifest, Conversions.Secrets> adopt) {
    this.hub = hub;
    this.app = app;
    this.conversions = conversions;
    this.adopt = adopt;
  }

  /** Whether other sites may send forms there: only shows what they ask for. */
  public static boolean takesForeignForms(String path) {
    return path.endsWith("/settings/apps/new");
  }

  public void add(RoutesConfig routes) {
    for (var owner : new String[] {"", "/organizations/{org}"}) {
      routes.post(owner + "/settings/apps/new", this::show);
      routes.post(owner + "/settings/apps", this::create);
    }
    routes.get("/apps/{slug}/installations/new", this::choose);
    routes.post("/apps/{slug}/installations", this::install);
  }

  private void show(Context context) {
    try {
      var manifest = Manifest.read(given(context.formParam("manifest")));
      var nonce = UUID.randomUUID().toString();
      asked.put(nonce, new Asked(manifest, given(context.queryParam("state"))));
      page(context, origin(manifest.redirect()), AppHtml.manifest(manifest, here(context), nonce));
    } catch (IllegalArgumentException problems) {
      context.status(422);
      page(context, "", AppHtml.problem(String.valueOf(problems.getMessage())));
    }
  }

  private static String here(Context context) {
    return context.path().replaceFirst("/new$", "");
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private void create(Context context) {
    var wish = Optional.ofNullable(asked.remove(given(context.formParam("nonce"))));
    var manifest = wish.map(Asked::manifest).orElseThrow(ForbiddenResponse::new);
    var name = given(context.formParam("name"));
    var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    app.register(
        new App.Profile(
            slug,
            name,
            owner(context),
            hub.account(slug + "[bot]", Account.Kind.BOT),
            manifest.permissions(),
            manifest.events()));
    var code = conversions.offer(adopt.apply(manifest));
    var state = wish.map(Asked::state).orElse("");
    context.redirect(
        "%s?code=%s&state=%s".formatted(manifest.redirect(), code, state), HttpStatus.FOUND);
  }

  private Account owner(Context context) {
    if (!context.path().startsWith("/organizations/")) return person();
    return hub.account(context.pathParam("org"))
        .filter(account -> account.kind() == Account.Kind.ORGANIZATION)
        .orElseThrow(NotFoundResponse::new);
  }

  /** Who sits in front of the browser. */
  private Account person() {
    return hub.accounts().stream()
        .filter(account -> account.kind() == Account.Kind.USER)
        .findFirst()
        .orElseGet(() -> hub.account("you", Account.Kind.USER));
  }

  private void choose(Context context) {
    checkSlug(context);
    page(context, "", AppHtml.install(app, consent));
  }

  /** A private App can be installed only by the account that it belongs to. */
  private void install(Context context) {
    checkSlug(context);
    if (!consent.equals(given(context.formParam("nonce")))) throw new ForbiddenResponse();
    hub.install(app, app.owner());
    context.redirect("/", HttpStatus.SEE_OTHER);
  }

  private void checkSlug(Context context) {
    if (!context.pathParam("slug").equals(app.slug())) throw new NotFoundResponse();
  }

  private static void page(Context context, String formAction, String html) {
    context.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self' "
            + formAction);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Cache-Control", "no-store");
    context.html(html);
  }

  private static String given(@Nullable String value) {
    return Optional.ofNullable(value).orElse("");
  }
}
