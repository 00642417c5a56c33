package dev.penv.web;

import dev.penv.login.Arrival;
import dev.penv.web.page.Masthead;
import dev.penv.web.page.Notice;
import dev.penv.web.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets people in who show at GitHub who they are, and out again. */
final class PersonLogin implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(PersonLogin.class);

  private final Settings settings;
  private final Access access;
  private final People people;
  private final Operator operator;
  private final Cookies cookies;
  private final Forms forms;

  PersonLogin(
      Settings settings,
      Access access,
      People people,
      Operator operator,
      Cookies cookies,
      Forms forms) {
    this.settings = settings;
    this.access = access;
    this.people = people;
    this.operator = operator;
    this.cookies = cookies;
    this.forms = forms;
  }

  @Override
  public void add(RoutesConfig routes) {
    if (settings.login()) {
      routes.get("/login", this::depart);
      routes.get("/login/callback", this::arrive);
    }
    routes.post("/logout", this::leave);
  }

  private void depart(Context context) {
    var departure = people.flow().depart(context.queryParam("to"));
    cookies.giveErrand(context, departure.held());
    context.redirect(departure.page().toString(), HttpStatus.SEE_OTHER);
  }

  private void arrive(Context context) {
    var held = cookies.errand(context);
    cookies.takeErrand(context);
    var arrival =
        people
            .flow()
            .arrive(held, given(context, "state"), given(context, "code"), given(context, "error"));
    switch (arrival) {
      case Arrival.Welcome(var who, var back) -> {
        endSessions(context);
        cookies.enterPerson(context, people.sessions().open(who));
        context.redirect(back, HttpStatus.SEE_OTHER);
      }
      case Arrival.Strange() ->
          again(
              context,
              400,
              "This login did not begin in this browser, took more than ten minutes, or was used"
                  + " already.",
              "/runs");
      case Arrival.Declined(var error, var back) -> declined(context, error, back);
      case Arrival.Unknown(var error, var back) -> unknown(context, error, back);
      case Arrival.Crowded() -> {
        context.header("Retry-After", "5");
        again(context, 503, "Many people log in at this moment.", "/runs");
      }
    }
  }

  private static void declined(Context context, String error, String back) {
    if (error.equals("access_denied")) {
      again(context, 403, "You did not let GitHub say who you are.", back);
      return;
    }
    // Anybody can type such an address, so that this is no alarm.
    LOG.info("a browser came back from GitHub with the error {}", error);
    refused(context, error, back);
  }

  private static void unknown(Context context, String error, String back) {
    switch (error) {
      case "bad_verification_code" ->
          again(context, 400, "GitHub's answer was too old or used already.", back);
      case "not_a_person" -> again(context, 403, "Only people can log in.", back);
      default -> {
        LOG.warn("GitHub lets nobody log in: {}", error);
        refused(context, error, back);
      }
    }
  }

  /** Nothing that the person could change: the App's client or callback is not what we think. */
  private static void refused(Context context, String error, String back) {
    var why = "GitHub does not accept this penv (%s). Its operator has to look.".formatted(error);
    again(context, 502, why, back);
  }

  private static void again(Context context, int status, String sentence, String back) {
    var to = "/login?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    var notice = new Notice(Masthead.NOBODY, "Not logged in", sentence, to, "Log in with GitHub");
    context.status(status).html(Pages.notice(notice));
  }

  /** A person's logout must come from a page of ours; so must the operator's. */
  private void leave(Context context) {
    if (access.visitor(context) instanceof Visitor.Person person) {
      forms.check(context, person.session());
    } else if (!forms.isFromHere(context)) {
      throw new Foreign();
    }
    endSessions(context);
    cookies.leave(context);
    context.redirect("/login/choose", HttpStatus.SEE_OTHER);
  }

  /** Whoever has copied what this browser holds has nothing any more. */
  private void endSessions(Context context) {
    people.sessions().find(cookies.person(context)).ifPresent(people.sessions()::end);
    operator.end(cookies.operator(context));
  }

  private static String given(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).orElse("");
  }
}
