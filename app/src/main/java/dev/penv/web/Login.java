package dev.penv.web;

import dev.penv.web.page.LoginPage;
import dev.penv.web.page.Masthead;
import dev.penv.web.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Asks who somebody is, and lets the operator in: the token is typed once. */
final class Login implements Routes {
  private final Settings settings;
  private final Operator operator;
  private final Cookies cookies;
  private final Forms forms;

  Login(Settings settings, Operator operator, Cookies cookies, Forms forms) {
    this.settings = settings;
    this.operator = operator;
    this.cookies = cookies;
    this.forms = forms;
  }

  @Override
  public void add(RoutesConfig routes) {
    // With login through GitHub, the short address leads there.
    if (!settings.login()) routes.get("/login", this::show);
    routes.get("/login/choose", this::show);
    routes.post("/login", this::enter);
  }

  private void show(Context context) {
    page(context, 200, "", "/runs");
  }

  /** To a browser that came without a valid session or link. */
  void deny(Context context) {
    var why =
        settings.login()
            ? "This page is for people who may read its repository on GitHub."
            : "This page needs a login, or a link from a comment that has not expired.";
    page(context, 401, why, here(context));
  }

  /** Where to go after the login. A signature of an old link is of no more use. */
  private static String here(Context context) {
    var query = context.queryString();
    var useful = query != null && context.queryParam("sig") == null;
    return useful ? context.path() + "?" + query : context.path();
  }

  private void enter(Context context) {
    if (!forms.isFromHere(context)) {
      page(context, 403, "The form came from another site.", "/runs");
    } else if (!operator.isToken(Forms.field(context, "token"))) {
      page(context, 401, "This is not the operator's token.", "/runs");
    } else {
      operator.end(cookies.operator(context));
      cookies.enterOperator(context, operator.open());
      context.redirect("/runs", HttpStatus.SEE_OTHER);
    }
  }

  private void page(Context context, int status, String problem, String to) {
    // Without a referrer policy of its own the form would be sent with the origin `null`.
    context.header("Referrer-Policy", "same-origin");
    var page = new LoginPage(Masthead.NOBODY, problem, settings.login(), to);
    context.status(status).html(Pages.login(page));
  }
}
