package dev.penv.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;

/** Lets those through who may see what they ask for. */
record Gate(Access access) {
  /** What answers a visitor who may read the run of the path. */
  interface ForReader {
    void handle(Context context, Visit visit) throws IOException;
  }

  /** For the operator, and the holder of a link to the run. */
  Handler reader(Handler deny, ForReader handler) {
    return context -> {
      var visit = access.visit(context);
      if (visit.isPresent()) handler.handle(context, visit.get());
      else if (access.isOperator(context)) Failures.tell(context, 404, "There is no such run.");
      else deny.handle(context);
    };
  }

  Handler operator(Handler deny, Handler handler) {
    return context -> {
      if (access.isOperator(context)) handler.handle(context);
      else deny.handle(context);
    };
  }
}
