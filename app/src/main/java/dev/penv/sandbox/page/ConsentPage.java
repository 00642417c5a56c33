package dev.penv.sandbox.page;

import dev.penv.sandbox.http.Answer;
import dev.penv.sandbox.http.Consents;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Hub;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Where people let the App know who they are. Here they also choose who they are. */
public final class ConsentPage {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final Hub hub;
  private final App app;
  private final Consents consents;
  private final List<URI> callbacks = new CopyOnWriteArrayList<>();
  private final Map<String, Consents.Request> asked = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  public ConsentPage(Hub hub, App app, Consents consents) {
    this.hub = hub;
    this.app = app;
    this.consents = consents;
  }

  /** Registers one of the App's callback addresses. */
  public void callback(URI address) {
    callbacks.add(address);
  }

  public void add(RoutesConfig routes) {
    routes.get("/login/oauth/authorize", this::show);
    routes.post("/login/oauth/authorize", this::answer);
    routes.post("/login/oauth/access_token", this::exchange);
  }

  private void show(Context context) {
    var request =
        new Consents.Request(
            given(context, "redirect_uri"),
            given(context, "state"),
            given(context, "code_challenge"));
    var method = given(context, "code_challenge_method");
    if (!consents.isClient(given(context, "client_id"))) {
      context.status(404).result("There is no such App.");
    } else if (!isOurs(request.back())) {
      mismatch(context, request);
    } else if (!request.challenge().isEmpty() && !method.equals("S256")) {
      context.status(400).result("Only the method S256 is known.");
    } else {
      page(context, request);
    }
  }

  /** GitHub tells it at the first address that it knows. */
  private void mismatch(Context context, Consents.Request request) {
    var known = callbacks.stream().findFirst();
    if (known.isEmpty()) {
      context.status(400).result("The App has no callback address.");
      return;
    }
    var there = new Consents.Request(known.get().toString(), request.state(), "");
    redirect(
        context,
        Consents.refused(
            there,
            "redirect_uri_mismatch",
            "The redirect_uri MUST match the registered callback URL for this application."));
  }

  /** At loopback any port will do, as programs there have none of their own. */
  private boolean isOurs(String back) {
    return callbacks.stream().anyMatch(each -> fits(each, back));
  }

  private static boolean fits(URI registered, String back) {
    if (registered.toString().equals(back)) return true;
    if (!LOOPBACK.contains(String.valueOf(registered.getHost()))) return false;
    return withoutPort(registered.toString()).equals(withoutPort(back));
  }

  private static String withoutPort(String address) {
    return address.replaceFirst("^(https?://[^/:]+|https?://\\[::1]):\\d+", "$1");
  }

  /** The nonce in it keeps pages of others from answering for a person. */
  private void page(Context context, Consents.Request request) {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    var nonce = HexFormat.of().formatHex(bytes);
    asked.put(nonce, request);
    var users =
        hub.accounts().stream()
            .filter(account -> account.kind() == Account.Kind.USER)
            .map(account -> "<option>" + escaped(account.login()) + "</option>")
            .collect(Collectors.joining());
    context.header("Content-Security-Policy", policy(request.back()));
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
    context.html(html(escaped(app.name()), nonce, users));
  }

  private static String html(String app, String nonce, String users) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Authorize %s</title>
      <link rel="icon" href="/sandbox/icon.svg">
      <link rel="stylesheet" href="/sandbox/page.css">
    </head>
    <body>
    <main class="consent">
      <h1>%s would like to know who you are</h1>
      <form method="post" action="/login/oauth/authorize">
        <input type="hidden" name="nonce" value="%s">
        <label>You are <select name="user">%s</select></label>
        <p>
          <button name="answer" value="approve" class="primary">Authorize</button>
          <button name="answer" value="deny">Cancel</button>
        </p>
      </form>
      <p>This is a sandbox: nobody is asked for a password.</p>
    </main>
    </body>
    </html>
    """
        .formatted(app, app, nonce, users);
  }

  /** Browsers hold also the redirect that answers a form against this policy. */
  private static String policy(String back) {
    var to = URI.create(back);
    return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'; form-action 'self' "
        + to.getScheme()
        + "://"
        + to.getAuthority();
  }

  private void answer(Context context) {
    var form = Consents.form(context.body());
    var request = Optional.ofNullable(asked.remove(form.getOrDefault("nonce", "")));
    var who =
        hub.account(form.getOrDefault("user", ""))
            .filter(account -> account.kind() == Account.Kind.USER);
    if (request.isEmpty()) {
      context.status(403).result("This form was not asked for, or is used up.");
    } else if (!form.getOrDefault("answer", "").equals("approve")) {
      var no = "The user has denied your application access.";
      redirect(context, Consents.refused(request.get(), "access_denied", no));
    } else if (who.isEmpty()) {
      context.status(422).result("There is no such user.");
    } else {
      redirect(context, consents.approved(request.get(), who.get()));
    }
  }

  private void exchange(Context context) {
    var json = String.valueOf(context.header("Accept")).contains("json");
    send(context, consents.exchange(context.bodyAsBytes(), json));
  }

  private static void send(Context context, Answer answer) {
    context.status(answer.status());
    answer.headers().forEach(context::header);
    context.header("Cache-Control", "no-store");
    context.result(answer.body());
  }

  private static void redirect(Context context, URI to) {
    context.redirect(to.toString(), HttpStatus.FOUND);
  }

  private static String given(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).orElse("");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
