package dev.penv.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunRecords;
import dev.penv.run.RunView;
import io.javalin.http.Context;
import java.net.URLEncoder;
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
    var view = view(context.pathParam("run"));
    if (isOperator(context)) return view.map(one -> new Visit(one, "", true));
    return view.flatMap(one -> byLink(context, one));
  }

  private Optional<Visit> byLink(Context context, RunView view) {
    var expires = parameter(context, "expires");
    var signature = parameter(context, "sig");
    if (!holds(view.run(), expires, signature)) return Optional.empty();
    var link = "expires=%s&sig=%s".formatted(encoded(expires), encoded(signature));
    return Optional.of(new Visit(view, link, false));
  }

  private boolean holds(Run run, String expires, String signature) {
    return !expires.isEmpty() && !signature.isEmpty() && links.open(run, expires, signature);
  }

  private Optional<RunView> view(String id) {
    return RunId.parse(id).flatMap(runs::find);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String parameter(Context context, String name) {
    var value = context.queryParam(name);
    return value == null ? "" : value;
  }
}
