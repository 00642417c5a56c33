package dev.penv.web;

import dev.penv.login.ApiToken;
import dev.penv.login.ApiTokens;
import dev.penv.web.page.Masthead;
import dev.penv.web.page.Pages;
import dev.penv.web.page.TokensPage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** {@code /tokens}: a person's tokens for programs. */
final class TokenRoutes implements Routes {
  private static final int LONGEST_NAME = 80;
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 365;

  private final Gate gate;
  private final Login login;
  private final Forms forms;
  private final ApiTokens tokens;
  private final InstantSource time;

  TokenRoutes(Gate gate, Login login, Forms forms, ApiTokens tokens, InstantSource time) {
    this.gate = gate;
    this.login = login;
    this.forms = forms;
    this.tokens = tokens;
    this.time = time;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/tokens", gate.person(login::deny, (at, person) -> show(at, person, 200, "", "")));
    routes.post("/tokens", gate.person(login::deny, this::make));
    routes.post("/tokens/{token}/revoke", gate.person(login::deny, this::revoke));
  }

  private void make(Context context, Visitor.Person person) {
    forms.check(context, person.session());
    var name = Forms.field(context, "name");
    var days = days(Forms.field(context, "days"));
    var scope = scope(Forms.field(context, "scope"));
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      show(
          context,
          person,
          400,
          "",
          "Give it a name of at most %d letters.".formatted(LONGEST_NAME));
    } else if (days.isEmpty() || scope.isEmpty()) {
      show(context, person, 400, "", "It lasts 1 to %d days.".formatted(MOST_DAYS));
    } else {
      made(context, person, tokens.make(person.who(), name, scope.get(), days.get()));
    }
  }

  private void made(Context context, Visitor.Person person, Optional<String> token) {
    if (token.isPresent()) {
      show(context, person, 201, token.get(), "");
    } else {
      var problem = "You have %d tokens. Revoke one first.".formatted(ApiTokens.MOST);
      show(context, person, 409, "", problem);
    }
  }

  private void revoke(Context context, Visitor.Person person) {
    forms.check(context, person.session());
    if (tokens.revoke(person.who(), context.pathParam("token"))) {
      context.redirect("/tokens", HttpStatus.SEE_OTHER);
    } else {
      Failures.tell(context, 404, "You have no such token.");
    }
  }

  /**
   * @param fresh the token just made, which is shown this once
   */
  private void show(
      Context context, Visitor.Person person, int status, String fresh, String problem) {
    // The forms would otherwise be sent with the origin `null`.
    context.header("Referrer-Policy", "same-origin");
    var top = Masthead.of(person.who(), forms.mark(person.session()));
    var now = time.instant();
    var rows = tokens.of(person.who()).stream().map(one -> TokensPage.row(one, now)).toList();
    context.status(status).html(Pages.tokens(new TokensPage(top, rows, fresh, problem)));
  }

  private static Optional<Duration> days(String given) {
    var text = given.isEmpty() ? Integer.toString(USUAL_DAYS) : given;
    return Numbers.read(text, 1, MOST_DAYS).map(Duration::ofDays);
  }

  private static Optional<ApiToken.Scope> scope(String given) {
    return switch (given) {
      case "read" -> Optional.of(ApiToken.Scope.READ);
      case "run" -> Optional.of(ApiToken.Scope.RUN);
      default -> Optional.empty();
    };
  }
}
