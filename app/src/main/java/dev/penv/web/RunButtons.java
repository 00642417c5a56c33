package dev.penv.web;

import dev.penv.github.Account;
import dev.penv.lifecycle.Pressed;
import dev.penv.lifecycle.Presses;
import dev.penv.login.ApiToken;
import dev.penv.run.Run;
import dev.penv.web.page.Masthead;
import dev.penv.web.page.Notice;
import dev.penv.web.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Stopping a run and running it again: by a button of its page, or by a program. */
final class RunButtons implements Routes {
  /** Names one press, so that the same press twice is one. */
  static final String PRESS = "press";

  private static final String KEY = "Idempotency-Key";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final Gate gate;
  private final Login login;
  private final Forms forms;
  private final Presses buttons;

  RunButtons(Gate gate, Login login, Forms forms, Presses buttons) {
    this.gate = gate;
    this.login = login;
    this.forms = forms;
    this.buttons = buttons;
  }

  /** What a press does. */
  private interface Press {
    Pressed by(Account who, Run run, String press);
  }

  /** What a program is told. */
  record Done(String run) {}

  @Override
  public void add(RoutesConfig routes) {
    routes.post("/runs/{run}/stop", onPage(buttons::stop));
    routes.post("/runs/{run}/again", onPage(buttons::again));
    routes.post("/api/runs/{run}/stop", forProgram(buttons::stop));
    routes.post("/api/runs/{run}/again", forProgram(buttons::again));
  }

  private Handler onPage(Press press) {
    return gate.reader(
        login::deny,
        (context, visit) -> {
          if (!(visit.visitor() instanceof Visitor.Person person)) throw new Foreign();
          forms.check(context, person.session());
          var name = named(Forms.field(context, PRESS));
          var what = "page/%d/%s".formatted(person.who().id(), name);
          show(context, visit, person, press.by(person.who(), visit.view().run(), what));
        });
  }

  private void show(Context context, Visit visit, Visitor.Person person, Pressed pressed) {
    var page = visit.address().to("");
    switch (pressed) {
      case Pressed.Begun(var run) -> context.redirect("/runs/" + run, HttpStatus.SEE_OTHER);
      case Pressed.Stopping() -> context.redirect(page + "?asked=stop", HttpStatus.SEE_OTHER);
      case Pressed.Ended() -> context.redirect(page, HttpStatus.SEE_OTHER);
      case Pressed.Refused(var why) -> {
        var top = Masthead.of(person.who(), forms.mark(person.session()));
        var notice = new Notice(top, "Not carried out", why, page, "Back to the run");
        context.status(403).html(Pages.notice(notice));
      }
    }
  }

  private Handler forProgram(Press press) {
    return gate.reader(
        Answers::denyProgram,
        (context, visit) -> {
          var run = visit.view().run();
          switch (visit.visitor()) {
            case Visitor.Stranger() ->
                Answers.problem(context, 403, "A link lets you read, and nothing else.");
            case Visitor.Keeper() ->
                Answers.problem(context, 403, "This is asked by somebody: take an API token.");
            case Visitor.Person person -> {
              forms.checkHeader(context, person.session());
              tell(context, run, press.by(person.who(), run, press("api", person.who(), context)));
            }
            case Visitor.Program program when program.token().scope() == ApiToken.Scope.RUN ->
                tell(
                    context,
                    run,
                    press.by(program.who(), run, press("api", program.who(), context)));
            case Visitor.Program _ ->
                Answers.problem(context, 403, "This token is for reading. Make one for runs.");
          }
        });
  }

  private static String press(String way, Account who, Context context) {
    var key = Optional.ofNullable(context.header(KEY)).orElse("");
    return "%s/%d/%s".formatted(way, who.id(), named(key));
  }

  /** What is no name is a press of its own. */
  private static String named(String given) {
    return NAME.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }

  private static void tell(Context context, Run run, Pressed pressed) {
    switch (pressed) {
      case Pressed.Begun(var begun) -> Json.write(context.status(201), new Done(begun.value()));
      case Pressed.Stopping() -> Json.write(context.status(202), new Done(run.id().value()));
      case Pressed.Ended() -> Answers.problem(context, 409, "This run has ended already.");
      case Pressed.Refused(var why) -> Answers.problem(context, 403, why);
    }
  }
}
