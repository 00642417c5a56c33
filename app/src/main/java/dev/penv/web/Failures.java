package dev.penv.web;

import dev.penv.github.GitHub;
import dev.penv.web.page.ErrorPage;
import dev.penv.web.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered when there is nothing to answer with. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private static final String FOREIGN =
      "This was not sent by a page of this penv, or its login has ended meanwhile. Go back, load"
          + " the page again, and repeat it.";

  private static final String NOTHING_TO_READ =
      "There is nothing here, or it is not for you to read. Who may read is asked of GitHub, which"
          + " tells it only while the repository's owner has penv's App installed and not suspended.";

  private Failures() {}

  static void map(RoutesConfig routes) {
    routes.exception(Unfit.class, (unfit, context) -> tell(context, 400, unfit.problem()));
    routes.exception(Foreign.class, (foreign, context) -> tell(context, 403, FOREIGN));
    routes.exception(Crowded.class, Failures::crowded);
    routes.exception(GitHub.NotInstalled.class, (away, context) -> nothingToRead(context));
    routes.exception(GitHub.Unreachable.class, Failures::unreachable);
    routes.exception(IOException.class, Failures::brokenConnection);
    routes.exception(Exception.class, Failures::failed);
    routes.error(
        404,
        context -> {
          if (context.endpoints().matchedHttpEndpoint() == null) {
            tell(context, 404, "There is nothing at this address.");
          }
        });
  }

  private static void crowded(Crowded crowded, Context context) {
    context.header("Retry-After", "2");
    tell(context, crowded.status(), String.valueOf(crowded.getMessage()));
  }

  /**
   * The same for what does not exist, for what somebody may not read, and where nobody's right to
   * read can be looked up any more: a stranger learns no difference.
   */
  static void nothingToRead(Context context) {
    tell(context, 404, NOTHING_TO_READ);
  }

  /** What cannot be told now is not allowed now. */
  private static void unreachable(GitHub.Unreachable failure, Context context) {
    LOG.warn("{} {}: {}", context.method(), context.path(), failure.getMessage());
    if (context.res().isCommitted()) return;
    context.header("Retry-After", "10");
    tell(context, 503, "GitHub does not answer at the moment. Try again in a little while.");
  }

  /** Once an answer is on its way, a failure is mostly a browser that has left. */
  private static void brokenConnection(IOException failure, Context context) {
    if (context.res().isCommitted()) LOG.debug("a connection broke", failure);
    else failed(failure, context);
  }

  /** The path may be logged, the query never: it may hold a mark. */
  private static void failed(Exception failure, Context context) {
    LOG.error("{} {} failed", context.method(), context.path(), failure);
    if (!context.res().isCommitted()) {
      tell(context, 500, "Something went wrong here. It is in penv's log, with the time.");
    }
  }

  /** As a page, or as programs read it. */
  static void tell(Context context, int status, String sentence) {
    if (context.path().startsWith("/api/")) {
      Answers.problem(context, status, sentence);
    } else {
      context.status(status).html(Pages.error(new ErrorPage(title(status), sentence)));
    }
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "This cannot be asked";
      case 403 -> "Not carried out";
      case 404 -> "Nothing here";
      case 429, 503 -> "Not now";
      default -> "An error";
    };
  }
}
