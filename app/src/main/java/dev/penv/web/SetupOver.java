package dev.penv.web;

import dev.penv.app.Manifest;
import dev.penv.web.page.Masthead;
import dev.penv.web.page.Notice;
import dev.penv.web.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * Where GitHub sends whoever has made an App while somebody else made one for this penv too. The
 * code that comes along is not used: no program can delete an App, so its owner has to know of it.
 */
final class SetupOver implements Routes {
  private final Settings settings;

  SetupOver(Settings settings) {
    this.settings = settings;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get(Manifest.CREATED, this::show);
  }

  /** It may also be the one who was first, and loads the page again. */
  private void show(Context context) {
    tell(
        context,
        404,
        "Nobody can set it up any more. If you were the one who did, all is well. If somebody"
            + " else was faster, the App that GitHub has just made for you is of no use to anybody,"
            + " as its key was never fetched: delete it among your Apps, or among those of the"
            + " organisation that you made it for.",
        settings.github() + "/settings/apps");
  }

  /**
   * @param apps where the App is to be deleted
   */
  static void tell(Context context, int status, String sentence, String apps) {
    var title = "penv has its App already";
    var notice = new Notice(Masthead.NOBODY, title, sentence, apps, "Your Apps on GitHub");
    context.status(status).html(Pages.notice(notice));
  }
}
