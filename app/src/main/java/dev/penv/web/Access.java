package dev.penv.web;

import dev.penv.run.RunId;
import dev.penv.run.RunRecords;
import dev.penv.web.page.Address;
import io.javalin.http.Context;
import java.util.Optional;

/** Who may see what: the operator everything, the holder of a signed link one run. */
final class Access {
  static final String COOKIE = "penv";
  private static final String BEARER = "Bearer ";

  private final Operator operator;
  private final ReadLinks links;
  private final RunRecords runs;

  Access(Operator operator, ReadLinks links, RunRecords runs) {
    this.operator = operator;
    this.links = links;
    this.runs = runs;
  }

  boolean isOperator(Context context) {
    var authorization = context.header("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return operator.isToken(authorization.substring(BEARER.length()));
    }
    var session = context.cookie(COOKIE);
    return session != null && operator.isSession(session);
  }

  /**
   * The run of the path, if this visitor may read it. Strangers get the same answer whether it
   * exists or not.
   */
  Optional<Visit> visit(Context context) {
    var view = RunId.parse(context.pathParam("run")).flatMap(runs::find);
    if (isOperator(context)) return view.map(one -> new Visit(one, Address.open(one.run().id())));
    var expires = given(context, "expires");
    var signature = given(context, "sig");
    return view.filter(one -> links.open(one.run(), expires, signature))
        .map(one -> new Visit(one, Address.signed(one.run().id(), expires, signature)));
  }

  private static String given(Context context, String name) {
    var value = context.queryParam(name);
    return value == null ? "" : value;
  }
}
