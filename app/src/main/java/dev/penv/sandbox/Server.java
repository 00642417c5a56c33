package dev.penv.sandbox;

import dev.penv.sandbox.http.Door;
import dev.penv.sandbox.http.GitDoor;
import dev.penv.sandbox.page.AppPages;
import dev.penv.sandbox.page.ConsentPage;
import dev.penv.sandbox.page.Pages;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** The web server, on loopback only. */
final class Server implements AutoCloseable {
  private final URI uri;
  private final Javalin javalin;

  private Server(URI uri, Javalin javalin) {
    this.uri = uri;
    this.javalin = javalin;
  }

  /** Takes the port early, so that everything can be built knowing it. */
  static ServerSocketChannel bind(int port) {
    try {
      var socket = ServerSocketChannel.open();
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      return socket;
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
  }

  static URI uri(ServerSocketChannel socket) {
    return URI.create("http://127.0.0.1:" + socket.socket().getLocalPort());
  }

  static Server start(
      ServerSocketChannel socket,
      Door door,
      GitDoor git,
      Pages pages,
      ConsentPage consent,
      AppPages apps) {
    var uri = uri(socket);
    var javalin =
        Javalin.create(config -> {
          settle(config, socket);
          config.routes.before(context -> checkOrigin(context, uri.getPort()));
          pages.add(config.routes);
          consent.add(config.routes);
          apps.add(config.routes);
          route(config.routes, door, git, pages);
        });
    return new Server(uri, javalin.start());
  }

  private static void route(RoutesConfig routes, Door door, GitDoor git, Pages pages) {
    routes.get("/{owner}/{repo}.git/info/refs", git::advertise);
    routes.post("/{owner}/{repo}.git/{service}", git::serve);
    routes.get("*", context -> get(context, door, pages));
    routes.post("*", door::handle);
    routes.patch("*", door::handle);
    routes.put("*", door::handle);
    routes.delete("*", door::handle);
  }

  private static void get(Context context, Door door, Pages pages)
      throws IOException, InterruptedException {
    if (Pages.isPage(context.path())) {
      pages.page(context);
    } else {
      door.handle(context);
    }
  }

  private static void settle(JavalinConfig config, ServerSocketChannel socket) {
    config.startup.showJavalinBanner = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = 64L * 1024 * 1024;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.addConnector((server, http) -> {
      var connector = new ServerConnector(server, new HttpConnectionFactory(lenient(http)));
      try {
        connector.open(socket);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      return connector;
    });
  }

  /** GitHub takes branch names with an escaped slash. */
  private static HttpConfiguration lenient(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setSendServerVersion(false);
    return http;
  }

  /** Keeps web pages of others out, also those that rebind their name to this computer. */
  private static void checkOrigin(Context context, int port) {
    var hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    var origin = Optional.ofNullable(context.header("Origin")).map(Server::withoutScheme);
    if (!hosts.contains(String.valueOf(context.host()))
        || (origin.filter(each -> !hosts.contains(each)).isPresent()
            && !AppPages.takesForeignForms(context.path()))) {
      throw new ForbiddenResponse("This address serves only this computer.");
    }
  }

  private static String withoutScheme(String origin) {
    return origin.replaceFirst("^http://", "");
  }

  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
