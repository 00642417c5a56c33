package dev.penv.web;

import dev.penv.measure.Measures;
import dev.penv.measure.Plots;
import dev.penv.measure.Theme;
import dev.penv.report.Baseline;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunView;
import dev.penv.secret.SignedLinks.Purpose;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The picture in a run's comment, for GitHub's image proxy, which comes without a login: whoever
 * has the signed link gets the picture, and nothing else of the run.
 */
final class PlotRoutes implements Routes {
  private static final String PATH = "/plots/{run}.svg";

  private final Reads reads;
  private final ReadLinks links;
  private final Pictures pictures;

  PlotRoutes(Reads reads, ReadLinks links, InstantSource time) {
    this.reads = reads;
    this.links = links;
    pictures = new Pictures(time);
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get(PATH, this::serve);
    routes.head(PATH, this::serve);
  }

  private void serve(Context context) {
    var theme = Theme.parse(given(context, "theme"));
    var view = view(context);
    var picture =
        theme.flatMap(
            colours -> view.flatMap(shown -> pictures.of(shown, colours, () -> plots(shown))));
    picture.ifPresentOrElse(
        found -> send(context, found), () -> Answers.plain(context, 404, "There is nothing here."));
  }

  /** Before anything is read that belongs to the run. */
  private Optional<RunView> view(Context context) {
    return RunId.parse(context.pathParam("run"))
        .flatMap(reads.runs()::find)
        .filter(view -> isOpen(context, view.run()));
  }

  private boolean isOpen(Context context, Run run) {
    return links.open(run, Purpose.PLOT, given(context, "expires"), given(context, "sig"));
  }

  private Plots plots(RunView view) {
    var measures = reads.measures().of(view.run().id()).orElse(Measures.NONE);
    return Baseline.of(view, reads.runs()::find).plots(measures);
  }

  /** Proxies keep it, but ask every time whether it is still the same. */
  private static void send(Context context, Pictures.Picture picture) {
    context.header(
        "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox");
    context.header("Cache-Control", "no-cache");
    context.header("ETag", picture.tag());
    if (picture.tag().equals(context.header("If-None-Match"))) context.status(304);
    else context.contentType("image/svg+xml").result(picture.svg());
  }

  private static String given(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).orElse("");
  }
}
