package dev.penv.sandbox.http;

import dev.penv.sandbox.git.Pack;
import dev.penv.sandbox.git.Pack.Service;
import dev.penv.sandbox.hub.AccessToken;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Repository;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Git over smart HTTP, for installation tokens. */
public final class GitDoor {
  private final Hub hub;
  private final App app;
  private final Credentials credentials;
  private final Visits visits;

  public GitDoor(Hub hub, App app, Credentials credentials, Visits visits) {
    this.hub = hub;
    this.app = app;
    this.credentials = credentials;
    this.visits = visits;
  }

  /** What to do for a client that may. */
  private interface Work {
    void on(Repository repository, Service service) throws IOException;
  }

  /** {@code GET /{owner}/{repo}.git/info/refs?service=…}. */
  public void advertise(Context context) throws IOException {
    handle(
        context,
        Optional.ofNullable(context.queryParam("service")).orElse(""),
        (repository, service) -> {
          answer(context, service, "advertisement");
          var out = context.res().getOutputStream();
          new Pack(repository.git()).advertise(service, protocol(context), out);
        });
  }

  /** {@code POST /{owner}/{repo}.git/git-upload-pack} and {@code git-receive-pack}. */
  public void serve(Context context) throws IOException {
    handle(
        context,
        context.pathParam("service"),
        (repository, service) -> {
          answer(context, service, "result");
          serve(context, service, repository);
        });
  }

  private void serve(Context context, Service service, Repository repository) throws IOException {
    var pack = new Pack(repository.git());
    var out = context.res().getOutputStream();
    switch (service) {
      case UPLOAD -> pack.upload(protocol(context), body(context), out);
      case RECEIVE ->
          pack.receive(body(context), out, moves -> repository.branches().moved(moves, app.bot()));
    }
  }

  private void handle(Context context, String command, Work work) throws IOException {
    var now = hub.formerly(context.pathParam("owner"), context.pathParam("repo"));
    if (now.isPresent()) {
      sendOn(context, now.get());
    } else {
      admitted(context, command, work);
    }
  }

  /** To the repository's name of today; git asks there for all that follows. */
  private static void sendOn(Context context, Repository now) {
    var rest = context.path().replaceFirst("^/[^/]+/[^/]+", "");
    var query = Optional.ofNullable(context.queryString()).map("?"::concat).orElse("");
    context.status(301).header("Location", "/" + now.fullName() + ".git" + rest + query);
  }

  private void admitted(Context context, String command, Work work) throws IOException {
    var credential = credentials.read(Optional.ofNullable(context.header("Authorization")));
    try {
      var service = Service.of(command).orElseThrow(Refused::notFound);
      work.on(admit(context, service, credential), service);
    } catch (Refused refusal) {
      refuse(context, refusal);
    }
    visits.add(context.req().getMethod(), context.path(), credential, context.statusCode(), true);
  }

  private Repository admit(Context context, Service service, Credential credential) {
    var token = Gate.standing(hub, token(credential));
    var repository =
        hub.repository(context.pathParam("owner"), context.pathParam("repo"))
            .filter(token::reaches)
            .orElseThrow(Refused::notFound);
    if (!token.allows("contents", service == Service.UPLOAD ? "read" : "write")) {
      throw Refused.forbidden("Write access to repository not granted.");
    }
    return repository;
  }

  private static AccessToken token(Credential credential) {
    if (credential.identity() instanceof Identity.AsInstallation(var token)) {
      return token;
    }
    throw Refused.unauthorized("Invalid username or token.");
  }

  private static InputStream body(Context context) throws IOException {
    var raw = context.bodyInputStream();
    return "gzip".equals(context.header("Content-Encoding")) ? new GZIPInputStream(raw) : raw;
  }

  private static String protocol(Context context) {
    return Optional.ofNullable(context.header("Git-Protocol")).orElse("");
  }

  private static void answer(Context context, Service service, String kind) {
    context.header("Cache-Control", "no-cache");
    context.contentType("application/x-" + service.command() + "-" + kind);
  }

  private static void refuse(Context context, Refused refusal) {
    if (refusal.status() == 401) {
      context.header("WWW-Authenticate", "Basic realm=\"GitHub\"");
    }
    context.status(refusal.status()).contentType("text/plain");
    context.result(String.valueOf(refusal.getMessage()));
  }
}
