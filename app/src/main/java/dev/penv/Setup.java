package dev.penv;

import dev.penv.app.Ending;
import dev.penv.app.Owner;
import dev.penv.app.Reach;
import dev.penv.github.NewApp;
import dev.penv.github.Registrar;
import dev.penv.github.Registrar.Conversion;
import dev.penv.github.client.Patience;
import dev.penv.github.client.Registering;
import dev.penv.journal.Alarm;
import dev.penv.secret.KeyFile;
import dev.penv.secret.Vault;
import dev.penv.store.Store;
import dev.penv.web.Registration;
import dev.penv.web.Settings;
import dev.penv.web.SetupServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes penv an App: from the printed address to the sealed key. */
final class Setup implements Registration {
  private static final Logger LOG = LoggerFactory.getLogger(Setup.class);

  /** A person waits, and a lost answer is asked for twice more. */
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofMillis(500));

  private final Config.App place;
  private final Registrar registrar;
  private final StoredApp stored;
  private final Vault vault;
  private final Path begun;
  private @Nullable Fetched fetched;

  /** An App in memory, and the code that GitHub gave for it. */
  private record Fetched(String code, NewApp app) {
    /** Nothing of it is for logs. */
    @Override
    public String toString() {
      return app.slug();
    }
  }

  Setup(Config config, Registrar registrar, Vault vault) {
    this.place = config.app();
    this.registrar = registrar;
    this.stored = StoredApp.in(config.data());
    this.vault = vault;
    this.begun = config.data().resolve("app.begun");
  }

  /**
   * Serves the set-up's page until penv has its App. The folder is this process's alone meanwhile,
   * and the port is free again when this returns.
   *
   * @param told gets what is to be printed; it holds the token
   * @return the same settings, with the App
   */
  static Config run(Config config, Alarm alarm, Consumer<String> told)
      throws IOException, InterruptedException {
    var app = config.app();
    var random = new SecureRandom();
    try (var _ = Store.open(config.data(), alarm);
        var registering = new Registering(app.api(), PATIENCE, alarm, new SimpleMeterRegistry())) {
      var vault = KeyFile.open(config.keyFile()).vault();
      var setup = new Setup(config, registering, vault);
      var settings = new Settings(config.server().url(), app.web(), "", false);
      try (var server = new SetupServer(settings, setup, name(random), random)) {
        var port = server.start(config.server().host(), config.server().port());
        told.accept(invitation(config, server.path()));
        server.await();
        return config.as(setup.stored.open(vault)).on(port);
      }
    }
  }

  /** GitHub wants one that nobody else in the world has. */
  private static String name(SecureRandom random) {
    return "penv-" + Integer.toString(random.nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36);
  }

  private static String invitation(Config config, String path) {
    var url = config.server().url();
    var hint =
        Reach.canDeliver(config.app().web(), url)
            ? ""
            : "GitHub cannot reach %s: set PENV_URL first.%n".formatted(url);
    return """
    penv is no GitHub App yet. Open this address to make it one:

        %s%s

    %s\
    """
        .formatted(url, path, hint);
  }

  @Override
  public Ending finish(Owner owner, String code) {
    var apps = URI.create(place.web() + owner.settings());
    try {
      var known = fetched;
      if (known != null && !known.code().equals(code)) return second(apps);
      Files.writeString(begun, apps.toString());
      return known == null ? convert(apps, code) : keep(known.app());
    } catch (IOException e) {
      LOG.error("the App's key cannot be stored", e);
      return new Ending.Again(
          "penv cannot write to %s (%s)."
              .formatted(begun.getParent(), e.getClass().getSimpleName()),
          "Mend that and load this page again: penv still has the App's key in memory.");
    }
  }

  private Ending convert(URI apps, String code) throws IOException {
    return switch (registrar.convert(code)) {
      case Conversion.Made(var app) -> {
        fetched = new Fetched(code, app);
        yield keep(app);
      }
      case Conversion.Unreached(var reason) -> {
        LOG.warn("the new App cannot be fetched yet: {}", reason);
        yield new Ending.Again(
            "GitHub does not answer penv. " + reason,
            "Load this page again in a moment; GitHub keeps the App's key for an hour.");
      }
      case Conversion.Refused(var reason) ->
          failed(
              "GitHub does not hand over the App: the code was used, or is an hour old.",
              reason,
              apps);
      case Conversion.Lost(var reason) ->
          failed("GitHub made the App, but its key was lost on the way.", reason, apps);
    };
  }

  /** The one whose key is in memory must not be lost for it. */
  private static Ending second(URI apps) {
    return new Ending.Failed(
        "Somebody else was faster: penv has fetched another App, and only has to store its key.",
        "Delete the App that GitHub has just made for you; it is of no use to anybody.",
        apps);
  }

  private static Ending failed(String problem, String reason, URI apps) {
    LOG.warn("{} {}", problem, reason);
    return new Ending.Failed(
        problem,
        "Delete the App on GitHub (it is of no use to anybody), then begin anew at the address that"
            + " penv has printed.",
        apps);
  }

  private Ending keep(NewApp app) throws IOException {
    stored.keep(place.api(), app, vault);
    Files.deleteIfExists(begun);
    LOG.info("penv is now the App {} (id {})", app.slug(), app.id());
    return new Ending.Done(app.installPage());
  }

  @Override
  public Optional<URI> leftOver() {
    try {
      return Files.exists(begun)
          ? Optional.of(URI.create(Files.readString(begun)))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.of(URI.create(place.web() + new Owner.Person().settings()));
    }
  }
}
