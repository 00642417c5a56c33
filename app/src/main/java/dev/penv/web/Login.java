package dev.penv.web;

import dev.penv.web.page.LoginPage;
import dev.penv.web.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.Optional;

/** Lets the operator in with a browser. The token is typed once; the cookie holds a session. */
final class Login implements Routes {
  private static final int LONGEST = 10_000;

  private final Settings settings;
  private final Operator operator;

  Login(Settings settings, Operator operator) {
    this.settings = settings;
    this.operator = operator;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/login", Login::show);
    routes.post("/login", this::enter);
    routes.post("/logout", this::leave);
  }

  private static void show(Context context) {
    page(context, 200, "");
  }

  /** To a browser that came without a valid session or link. */
  void deny(Context context) {
    page(context, 401, "This page needs a login, or a link from a comment that has not expired.");
  }

  private void enter(Context context) {
    if (!isOurs(context)) {
      page(context, 403, "The form came from another site.");
    } else if (!operator.isToken(token(context))) {
      page(context, 401, "This is not the operator's token.");
    } else {
      context.cookie(cookie(operator.session(), (int) Operator.SESSION.toSeconds()));
      context.redirect("/runs", HttpStatus.SEE_OTHER);
    }
  }

  private void leave(Context context) {
    if (!isOurs(context)) {
      page(context, 403, "The form came from another site.");
      return;
    }
    context.cookie(cookie("", 0));
    context.redirect("/login", HttpStatus.SEE_OTHER);
  }

  private static void page(Context context, int status, String problem) {
    // Without a referrer policy of its own the form would be sent with the origin `null`.
    context.header("Referrer-Policy", "same-origin");
    context.status(status).html(Pages.login(new LoginPage(problem)));
  }

  private static String token(Context context) {
    if (context.req().getContentLengthLong() > LONGEST) return "";
    return Optional.ofNullable(context.formParam("token")).orElse("").strip();
  }

  private Cookie cookie(String value, int seconds) {
    var cookie = new Cookie(Access.COOKIE, value);
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure("https".equals(settings.url().getScheme()));
    cookie.setSameSite(SameSite.STRICT);
    return cookie;
  }

  /** Whether the form was one of ours: a browser says from where it sends one. */
  private boolean isOurs(Context context) {
    var origin = context.header("Origin");
    if (origin == null) return false;
    return origin.equals(origin(settings.url()))
        || origin.equals("http://" + context.host())
        || origin.equals("https://" + context.host());
  }

  private static String origin(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }
}
