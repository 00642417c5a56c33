package dev.penv.web;

import dev.penv.app.Ending;
import dev.penv.app.Manifest;
import dev.penv.app.Owner;
import dev.penv.app.Reach;
import dev.penv.app.Wish;
import dev.penv.web.page.ErrorPage;
import dev.penv.web.page.Pages;
import dev.penv.web.page.SetupEndPage;
import dev.penv.web.page.SetupGoPage;
import dev.penv.web.page.SetupPage;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The way from the printed address to an App: a form, GitHub's own page, and back. */
final class SetupRoutes implements Routes {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,200}");

  private final Settings settings;
  private final Registration registration;
  private final Invitation invitation;
  private final String name;
  private final CountDownLatch done = new CountDownLatch(1);

  /**
   * @param name of the App, unless the person gives another one
   */
  SetupRoutes(Settings settings, Registration registration, Invitation invitation, String name) {
    this.settings = settings;
    this.registration = registration;
    this.invitation = invitation;
    this.name = name;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/setup", this::show);
    routes.post("/setup", this::choose);
    routes.get(Manifest.CREATED, this::created);
  }

  /** Returns when penv has its App, and the person knows where to go on. */
  void await() throws InterruptedException {
    done.await();
  }

  private void show(Context context) {
    if (!invitation.isToken(given(context.queryParam("token")))) {
      refuse(context);
      return;
    }
    context.html(Pages.setup(page(Map.of("name", name), List.of())));
  }

  private SetupPage page(Map<String, String> fields, List<String> problems) {
    return SetupPage.of(
        settings.url(),
        settings.github(),
        invitation.token(),
        fields,
        problems,
        registration.leftOver());
  }

  private void choose(Context context) {
    var fields = fields(context);
    if (!invitation.isToken(fields.getOrDefault("token", ""))) {
      refuse(context);
      return;
    }
    switch (Wish.read(fields)) {
      case Wish.Read.Good(var wish) when Reach.canDeliver(settings.github(), settings.url()) ->
          send(context, wish);
      case Wish.Read.Good _ -> context.status(400).html(Pages.setup(page(fields, List.of())));
      case Wish.Read.Bad(var problems) ->
          context.status(400).html(Pages.setup(page(fields, problems)));
    }
  }

  /** Their last values; a form that nobody filled in by hand has none. */
  private static Map<String, String> fields(Context context) {
    if (!Forms.isSmall(context)) return Map.of();
    var fields = new TreeMap<String, String>();
    context.formParamMap().forEach((name, values) -> fields.put(name, values.getLast()));
    return fields;
  }

  /** GitHub takes the manifest only from a form of the browser itself. */
  private void send(Context context, Wish wish) {
    var state = URLEncoder.encode(invitation.begin(wish.owner()), StandardCharsets.UTF_8);
    var action = "%s%s/new?state=%s".formatted(settings.github(), wish.owner().settings(), state);
    context.header("Content-Security-Policy", Answers.policy(settings.githubOrigin()));
    // With none at all the form would be sent with the origin `null`.
    context.header("Referrer-Policy", "strict-origin");
    var manifest = Manifest.of(wish, settings.url());
    context.html(
        Pages.setupGo(new SetupGoPage(settings.github().getAuthority(), action, manifest)));
  }

  private void created(Context context) throws IOException {
    var state = given(context.queryParam("state"));
    var code = given(context.queryParam("code"));
    var owner = invitation.begun(state);
    if (owner.isEmpty() || !CODE.matcher(code).matches()) {
      refuse(context, state);
      return;
    }
    finish(context, owner.get(), state, code);
  }

  /** One at a time: a browser that is told twice must not use up the code in between. */
  private synchronized void finish(Context context, Owner owner, String state, String code)
      throws IOException {
    if (invitation.begun(state).isEmpty()) {
      refuse(context, state);
      return;
    }
    switch (registration.finish(owner, code)) {
      case Ending.Done(var next) -> {
        invitation.spend(state);
        sendOn(context, next.toString());
      }
      case Ending.Again(var problem, var remedy) ->
          context.status(502).html(Pages.setupEnd(new SetupEndPage(problem, remedy, "")));
      case Ending.Failed(var problem, var remedy, var apps) -> {
        invitation.over(state);
        var page = new SetupEndPage(problem, remedy, apps.toString());
        context.status(502).html(Pages.setupEnd(page));
      }
    }
  }

  /** The answer is on its way before anybody learns that this server has done its work. */
  private void sendOn(Context context, String next) throws IOException {
    context.status(303).header("Location", next).header("Connection", "close");
    context.res().getOutputStream().close();
    done.countDown();
  }

  /** GitHub has made an App for that state too, unless it was never given out. */
  private void refuse(Context context, String state) {
    invitation.late(state).ifPresentOrElse(owner -> late(context, owner), () -> refuse(context));
  }

  private void late(Context context, Owner owner) {
    SetupOver.tell(
        context,
        409,
        "Somebody else was faster. The App that GitHub has just made for you is of no use to"
            + " anybody, as its key was never fetched: delete it.",
        settings.github() + owner.settings());
  }

  private static void refuse(Context context) {
    var page =
        new ErrorPage(
            "This address does not hold",
            "Open the one that penv has printed where it was started. It is good for one App, and"
                + " until penv is started again.");
    context.status(403).html(Pages.error(page));
  }

  private static String given(@Nullable String value) {
    return Optional.ofNullable(value).orElse("");
  }
}
