package dev.penv.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.BindException;
import java.security.SecureRandom;
import java.util.List;

/** penv's door while it is no App yet: one page, for whoever was given its address. */
public final class SetupServer implements AutoCloseable {
  private final Invitation invitation;
  private final SetupRoutes setup;
  private final Javalin javalin;

  /**
   * @param name that the App gets unless the person gives it another one
   */
  public SetupServer(
      Settings settings, Registration registration, String name, SecureRandom random) {
    invitation = new Invitation(random);
    setup = new SetupRoutes(settings, registration, invitation, name);
    var hosts = new Hosts(settings);
    javalin =
        Javalin.create(config -> {
          HttpSettings.apply(config);
          config.routes.before(Answers::protect);
          config.routes.before(hosts::check);
          Failures.map(config.routes);
          List.of(setup, new Assets(), SetupServer::operations)
              .forEach(part -> part.add(config.routes));
        });
  }

  private static void operations(RoutesConfig routes) {
    routes.get("/healthz", context -> Answers.plain(context, 200, "alive"));
    routes.get("/readyz", context -> Answers.plain(context, 503, "not set up"));
    routes.post("/webhook", SetupServer::webhook);
    routes.get("/", SetupServer::welcome);
  }

  /**
   * GitHub greets a new App before penv has been told the secret that would prove it: a greeting
   * that leads to nothing needs no proof. Whatever else comes is for later.
   */
  private static void webhook(Context context) {
    if ("ping".equals(context.header("X-GitHub-Event"))) {
      context.status(202);
      return;
    }
    context.header("Retry-After", "60");
    Answers.plain(context, 503, "not set up");
  }

  private static void welcome(Context context) {
    Failures.tell(
        context,
        503,
        "This penv is not set up yet. Where it was started, it has printed"
            + " the address at which that is done.");
  }

  /**
   * Opens the port.
   *
   * @param port 0 for any that is free
   * @return the port
   * @throws BindException when the port is taken or the address is not this computer's
   */
  public int start(String host, int port) throws BindException {
    return HttpSettings.start(javalin, host, port);
  }

  /** The path of the page, with the token that opens it. Secret. */
  public String path() {
    return "/setup?token=" + invitation.token();
  }

  /** Returns when penv has its App, and the person has been told where to go on. */
  public void await() throws InterruptedException {
    setup.await();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
