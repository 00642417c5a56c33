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

  /** What answers a visitor whom we know. */
  interface ForVisitor {
    void handle(Context context, Visitor visitor) throws IOException;
  }

  /** What answers somebody with a browser. */
  interface ForPerson {
    void handle(Context context, Visitor.Person person) throws IOException;
  }

  /** For the operator, people who may read the repository, and the holder of a link to the run. */
  Handler reader(Handler deny, ForReader handler) {
    return context -> {
      var visitor = access.visitor(context);
      var visit = access.visit(context, visitor);
      if (visit.isPresent()) handler.handle(context, visit.get());
      else if (visitor instanceof Visitor.Stranger) deny.handle(context);
      else Failures.nothingToRead(context);
    };
  }

  /** For everybody but strangers, who are then to be shown what is for them. */
  Handler known(Handler deny, ForVisitor handler) {
    return context -> {
      var visitor = access.visitor(context);
      if (visitor instanceof Visitor.Stranger) deny.handle(context);
      else handler.handle(context, visitor);
    };
  }

  /** For people with a browser, in which they have logged in. */
  Handler person(Handler deny, ForPerson handler) {
    return context -> {
      if (access.visitor(context) instanceof Visitor.Person person) {
        handler.handle(context, person);
      } else {
        deny.handle(context);
      }
    };
  }

  Handler operator(Handler deny, Handler handler) {
    return context -> {
      if (access.visitor(context) instanceof Visitor.Keeper) handler.handle(context);
      else deny.handle(context);
    };
  }
}
