package dev.penv.web;

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

  private Failures() {}

  static void map(RoutesConfig routes) {
    routes.exception(Unfit.class, (unfit, context) -> tell(context, 400, unfit.problem()));
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
      case 404 -> "Nothing here";
      default -> "An error";
    };
  }
}
