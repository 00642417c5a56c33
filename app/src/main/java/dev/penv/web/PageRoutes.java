package dev.penv.web;

import dev.penv.report.Baseline;
import dev.penv.web.page.ListPage;
import dev.penv.web.page.Pages;
import dev.penv.web.page.RunPage;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people see in a browser. */
final class PageRoutes implements Routes {
  private static final int PAGE = 50;

  private final Gate gate;
  private final Login login;
  private final Reads reads;
  private final URI github;
  private final InstantSource time;

  PageRoutes(Gate gate, Login login, Reads reads, URI github, InstantSource time) {
    this.gate = gate;
    this.login = login;
    this.reads = reads;
    this.github = github;
    this.time = time;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/", gate.operator(login::deny, this::list));
    routes.get("/runs", gate.operator(login::deny, this::list));
    routes.get("/runs/{run}", gate.reader(login::deny, this::run));
    routes.get("/runs/{run}/summary", gate.reader(login::deny, this::summary));
    routes.get("/runs/{run}/outputs", gate.reader(login::deny, PageRoutes::outputs));
  }

  private void run(Context context, Visit visit) {
    var page = RunPage.of(visit.view(), baseline(visit), visit.address(), github, time.instant());
    context.html(Pages.run(page));
  }

  private void summary(Context context, Visit visit) {
    var summary = RunSummary.of(visit.view(), baseline(visit), visit.address(), time.instant());
    context.html(Pages.summary(summary));
  }

  private Baseline baseline(Visit visit) {
    return Baseline.of(visit.view(), reads.runs()::find);
  }

  /** They stand on the page of the run. */
  private static void outputs(Context context, Visit visit) {
    context.redirect(visit.address().to("") + "#outputs", HttpStatus.SEE_OTHER);
  }

  private void list(Context context) {
    // The form to log out would otherwise be sent with the origin `null`.
    context.header("Referrer-Policy", "same-origin");
    try {
      context.html(Pages.list(list(context, Filters.of(context, PAGE))));
    } catch (Unfit unfit) {
      context.status(400).html(Pages.list(empty(context, unfit.problem())));
    }
  }

  private ListPage list(Context context, Filters filters) {
    var now = time.instant();
    var rows =
        reads.runs().list(filters.query()).stream()
            .map(view -> ListPage.row(view, github, now))
            .toList();
    var total = reads.runs().count(filters.query());
    var older = (long) filters.page() * filters.size() < total;
    return new ListPage(
        chosen(context),
        states(),
        rows,
        total,
        filters.page() > 1 ? to(context, filters.page() - 1) : "",
        older ? to(context, filters.page() + 1) : "",
        "");
  }

  private static ListPage empty(Context context, String problem) {
    return new ListPage(chosen(context), states(), List.of(), 0, "", "", problem);
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
