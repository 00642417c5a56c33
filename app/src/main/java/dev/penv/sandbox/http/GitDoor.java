package dev.penv.sandbox.http;

import dev.penv.sandbox.git.Pack;
import dev.penv.sandbox.git.Pack.Service;
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

  public GitDoor(Hub hub, App app, Credentials credentials) {
    this.hub = hub;
    this.app = app;
    this.credentials = credentials;
  }

  /** {@code GET /{owner}/{repo}.git/info/refs?service=…}. */
  public void advertise(Context context) throws IOException {
    var service = Service.of(Optional.ofNullable(context.queryParam("service")).orElse(""));
    if (service.isEmpty()) {
      refuse(context, Refused.forbidden("Please upgrade your git client."));
      return;
    }
    var repository = admitted(context, service.get());
    if (repository.isPresent()) {
      answer(context, service.get(), "advertisement");
      var protocol = protocol(context);
      new Pack(repository.get().git())
          .advertise(service.get(), protocol, context.res().getOutputStream());
    }
  }

  /** {@code POST /{owner}/{repo}.git/git-upload-pack} and {@code git-receive-pack}. */
  public void serve(Context context) throws IOException {
    var service = Service.of(context.pathParam("service"));
    if (service.isEmpty()) {
      refuse(context, Refused.notFound());
      return;
    }
    var repository = admitted(context, service.get());
    if (repository.isPresent()) {
      answer(context, service.get(), "result");
      serve(context, service.get(), repository.get());
    }
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

  private Optional<Repository> admitted(Context context, Service service) {
    try {
      return Optional.of(admit(context, service));
    } catch (Refused refusal) {
      refuse(context, refusal);
      return Optional.empty();
    }
  }

  private Repository admit(Context context, Service service) {
    var identity = credentials.identify(Optional.ofNullable(context.header("Authorization")));
    if (!(identity instanceof Identity.AsInstallation(var token))) {
      throw Refused.unauthorized("Authentication required");
    }
    var repository =
        hub.repository(context.pathParam("owner"), context.pathParam("repo"))
            .filter(token::reaches)
            .orElseThrow(Refused::notFound);
    var level = service == Service.UPLOAD ? "read" : "write";
    if (!token.allows("contents", level)) {
      throw Refused.forbidden("Write access to repository not granted.");
    }
    return repository;
  }

  private static void refuse(Context context, Refused refusal) {
    var answer = refusal.answer();
    if (answer.status() == 401) {
      context.header("WWW-Authenticate", "Basic realm=\"GitHub\"");
    }
    context.status(answer.status()).contentType("text/plain");
    context.result(String.valueOf(refusal.getMessage()));
  }
}
