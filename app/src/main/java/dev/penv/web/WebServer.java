package dev.penv.web;

import dev.penv.event.Reception;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.BindException;
import java.time.InstantSource;
import java.util.List;

/** penv's door: webhooks, pages and the API, over HTTP. */
public final class WebServer implements AutoCloseable {
  private final RunEvents events;
  private final LogLines lines;
  private final Javalin javalin;
  private volatile boolean ready;

  public WebServer(
      Settings settings,
      Reception reception,
      Reads reads,
      ReadLinks links,
      People people,
      PrometheusMeterRegistry meters,
      InstantSource time) {
    events = new RunEvents(reads, time);
    lines = new LogLines(reads.logs());
    var bodies = new Bodies(time);
    var metrics = new RequestMetrics(meters, bodies, events);
    var operator = new Operator(settings.operatorToken(), people.operator());
    var cookies = new Cookies(settings);
    var forms = new Forms(settings, people.forms());
    var access = new Access(operator, people, cookies, links, reads.runs());
    var gate = new Gate(access);
    var login = new Login(settings, operator, cookies, forms);
    var repositories = new Repositories(reads.runs(), people.readers());
    var outputs = new Outputs(reads.artifacts());
    var served =
        List.of(
            new Webhook(reception, bodies),
            new Operations(gate, metrics, people, () -> ready),
            login,
            new PersonLogin(settings, access, people, operator, cookies, forms),
            new TokenRoutes(gate, login, forms, people.tokens(), time),
            new PageRoutes(gate, login, forms, reads, repositories, settings.github(), time),
            new EnvironmentRoutes(
                access, login, reads.environments(), people.readers(), links, settings.github()),
            new RunButtons(gate, login, forms, people.buttons()),
            new Api(gate, reads, repositories),
            new PlotRoutes(reads, links, time),
            new DoctorRoutes(gate, login::deny, reads.examination(), time),
            new RunFiles(gate, login, new Logbook(reads.logs(), lines), events, outputs),
            new SetupOver(settings),
            new Assets());
    javalin = Javalin.create(config -> configure(config, metrics, new Hosts(settings), served));
  }

  private static void configure(
      JavalinConfig config, RequestMetrics metrics, Hosts hosts, List<Routes> served) {
    HttpSettings.apply(config);
    config.routes.before(metrics::before);
    config.routes.before(Answers::protect);
    config.routes.before(hosts::check);
    config.routes.after(metrics::after);
    Failures.map(config.routes);
    served.forEach(part -> part.add(config.routes));
  }

  /**
   * Opens the port. Webhooks are taken in from now on.
   *
   * @param port 0 for any that is free
   * @return the port
   * @throws BindException when the port is taken or the address is not this computer's
   */
  public int start(String host, int port) throws BindException {
    return HttpSettings.start(javalin, host, port);
  }

  /** From now on {@code /readyz} says so. */
  public void setReady() {
    ready = true;
  }

  /** Method and path of everything that is served. */
  List<String> routes() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  @Override
  public void close() {
    ready = false;
    events.close();
    javalin.stop();
    lines.close();
  }
}
