package dev.penv.web;

import dev.penv.github.CommitId;
import dev.penv.login.Readers;
import dev.penv.report.EnvironmentView;
import dev.penv.report.EnvironmentViews;
import dev.penv.web.page.EnvironmentPage;
import dev.penv.web.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.Optional;

/** What a commit offers to run: the page behind "Open dev environment". */
final class EnvironmentRoutes implements Routes {
  private final Access access;
  private final Login login;
  private final EnvironmentViews views;
  private final Readers readers;
  private final ReadLinks links;
  private final URI github;

  EnvironmentRoutes(
      Access access,
      Login login,
      EnvironmentViews views,
      Readers readers,
      ReadLinks links,
      URI github) {
    this.access = access;
    this.login = login;
    this.views = views;
    this.readers = readers;
    this.links = links;
    this.github = github;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/environments/{repository}/{commit}", this::show);
  }

  /** Those who may not read it get the same answer whether it exists or not. */
  private void show(Context context) {
    var visitor = access.visitor(context);
    var view = find(context).filter(one -> mayRead(context, visitor, one));
    if (view.isPresent()) context.html(Pages.environment(EnvironmentPage.of(view.get(), github)));
    else if (visitor instanceof Visitor.Stranger) login.deny(context);
    else Failures.nothingToRead(context);
  }

  private Optional<EnvironmentView> find(Context context) {
    try {
      var repository = Long.parseLong(context.pathParam("repository"));
      return views.find(repository, new CommitId(context.pathParam("commit")));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  private boolean mayRead(Context context, Visitor visitor, EnvironmentView view) {
    return switch (visitor) {
      case Visitor.Keeper() -> true;
      case Visitor.Person person -> readers.mayRead(view.repo(), person.who());
      case Visitor.Program program -> readers.mayRead(view.repo(), program.who());
      case Visitor.Stranger() -> links.open(view, given(context, "expires"), given(context, "sig"));
    };
  }

  private static String given(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).orElse("");
  }
}
