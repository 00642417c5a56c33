package dev.penv.web;

import dev.penv.report.Baseline;
import dev.penv.web.page.Controls;
import dev.penv.web.page.ListPage;
import dev.penv.web.page.Masthead;
import dev.penv.web.page.Pages;
import dev.penv.web.page.RunPage;
import dev.penv.web.page.RunPart;
import dev.penv.web.page.RunSummary;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people see in a browser. */
final class PageRoutes implements Routes {
  private static final int PAGE = 50;

  private final Gate gate;
  private final Login login;
  private final Forms forms;
  private final Reads reads;
  private final Repositories repositories;
  private final URI github;
  private final InstantSource time;

  PageRoutes(
      Gate gate,
      Login login,
      Forms forms,
      Reads reads,
      Repositories repositories,
      URI github,
      InstantSource time) {
    this.gate = gate;
    this.login = login;
    this.forms = forms;
    this.reads = reads;
    this.repositories = repositories;
    this.github = github;
    this.time = time;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/", gate.known(login::deny, this::list));
    routes.get("/runs", gate.known(login::deny, this::list));
    routes.get("/runs/{run}", gate.reader(login::deny, this::run));
    routes.get("/runs/{run}/summary", gate.reader(login::deny, this::summary));
    routes.get("/runs/{run}/outputs", gate.reader(login::deny, PageRoutes::outputs));
  }

  private void run(Context context, Visit visit) {
    var top = top(visit.visitor());
    // Buttons would otherwise be sent with the origin `null`. There is no key in the address then.
    if (top.person()) context.header("Referrer-Policy", "same-origin");
    var part = part(context, visit);
    context.html(Pages.run(RunPage.of(top, visit.view(), part, visit.address(), github)));
  }

  private void summary(Context context, Visit visit) {
    context.html(Pages.summary(part(context, visit)));
  }

  private RunPart part(Context context, Visit visit) {
    var summary = RunSummary.of(visit.view(), baseline(visit), visit.address(), time.instant());
    return new RunPart(summary, controls(context, visit.visitor()));
  }

  private Controls controls(Context context, Visitor visitor) {
    if (!(visitor instanceof Visitor.Person person)) return Controls.NONE;
    var stopping = "stop".equals(context.queryParam("asked"));
    return new Controls(forms.mark(person.session()), UUID.randomUUID().toString(), stopping);
  }

  private Masthead top(Visitor visitor) {
    return switch (visitor) {
      case Visitor.Stranger(), Visitor.Program _ -> Masthead.NOBODY;
      case Visitor.Keeper() -> Masthead.OPERATOR;
      case Visitor.Person person -> Masthead.of(person.who(), forms.mark(person.session()));
    };
  }

  private Baseline baseline(Visit visit) {
    return Baseline.of(visit.view(), reads.runs()::find);
  }

  /** They stand on the page of the run. */
  private static void outputs(Context context, Visit visit) {
    context.redirect(visit.address().to("") + "#outputs", HttpStatus.SEE_OTHER);
  }

  private void list(Context context, Visitor visitor) {
    // The form to log out would otherwise be sent with the origin `null`.
    context.header("Referrer-Policy", "same-origin");
    try {
      context.html(Pages.list(list(context, visitor, Filters.of(context, PAGE))));
    } catch (Unfit unfit) {
      context.status(400).html(Pages.list(empty(context, visitor, unfit.problem())));
    }
  }

  private ListPage list(Context context, Visitor visitor, Filters filters) {
    var now = time.instant();
    var narrowed = repositories.narrowed(filters.query(), visitor);
    var rows =
        reads.runs().list(narrowed.query()).stream()
            .map(view -> ListPage.row(view, github, now))
            .toList();
    var total = reads.runs().count(narrowed.query());
    var older = (long) filters.page() * filters.size() < total;
    return new ListPage(
        top(visitor),
        chosen(context),
        states(),
        rows,
        total,
        filters.page() > 1 ? to(context, filters.page() - 1) : "",
        older ? to(context, filters.page() + 1) : "",
        narrowed.whole(),
        narrowed.told(),
        "");
  }

  private ListPage empty(Context context, Visitor visitor, String problem) {
    return new ListPage(
        top(visitor), chosen(context), states(), List.of(), 0, "", "", true, true, problem);
  }

  private static List<String> states() {
    return Filters.states().stream().sorted().toList();
  }

  private static ListPage.Chosen chosen(Context context) {
    return new ListPage.Chosen(
        given(context, "repository"),
        given(context, "number"),
        given(context, "task"),
        given(context, "state"),
        given(context, "asker"));
  }

  private static String given(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).orElse("");
  }

  private static String to(Context context, int page) {
    var filters =
        Stream.of("repository", "number", "task", "state", "asker")
            .map(name -> Map.entry(name, given(context, name)))
            .filter(filter -> !filter.getValue().isEmpty());
    return Stream.concat(filters, Stream.of(Map.entry("page", Integer.toString(page))))
        .map(each ->
            each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "/runs?", ""));
  }
}
