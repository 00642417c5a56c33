package dev.penv.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penv.sandbox.hook.Delivery;
import dev.penv.sandbox.hook.Fate;
import dev.penv.sandbox.hook.Outbox;
import dev.penv.sandbox.hook.Webhooks;
import dev.penv.sandbox.http.Api;
import dev.penv.sandbox.http.Client;
import dev.penv.sandbox.http.Consents;
import dev.penv.sandbox.http.Credentials;
import dev.penv.sandbox.http.Door;
import dev.penv.sandbox.http.Faults;
import dev.penv.sandbox.http.GitDoor;
import dev.penv.sandbox.http.Limits;
import dev.penv.sandbox.http.Visit;
import dev.penv.sandbox.http.Visits;
import dev.penv.sandbox.http.WebToken;
import dev.penv.sandbox.hub.Account;
import dev.penv.sandbox.hub.App;
import dev.penv.sandbox.hub.Conversions;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Installation;
import dev.penv.sandbox.hub.Issue;
import dev.penv.sandbox.hub.Manifest;
import dev.penv.sandbox.hub.Monitor;
import dev.penv.sandbox.hub.PullRequest;
import dev.penv.sandbox.hub.Repository;
import dev.penv.sandbox.json.Shapes;
import dev.penv.sandbox.page.AppPages;
import dev.penv.sandbox.page.ConsentPage;
import dev.penv.sandbox.page.Pages;
import dev.penv.sandbox.rest.Rest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A running GitHub in a box. */
public final class Sandbox implements AutoCloseable {
  private static final String CLIENT_SECRET = "0123456789abcdef0123456789abcdef01234567";

  private final TemporaryFolder folder;
  private final Hub hub;
  private final App app;
  private final Faults faults = new Faults();
  private final Outbox outbox;
  private final Webhooks webhooks;
  private final Visits visits;
  private final Door door;
  private final Credentials credentials;
  private final Pages pages;
  private final ConsentPage consent;
  private final Server server;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Sandbox(SandboxOptions options) {
    var socket = Server.bind(options.port());
    this.folder = TemporaryFolder.of("sandbox");
    this.hub = new Hub(new Monitor(), options.clock(), folder.path());
    this.app = penv(options);
    this.visits = new Visits(hub);
    var client = new Client(app.clientId(), CLIENT_SECRET);
    this.credentials = new Credentials(options.clock(), new WebToken(app, options.clock()), client);
    this.consent = new ConsentPage(hub, app, new Consents(client, credentials, options.clock()));
    var base = Server.uri(socket);
    var shapes = new Shapes(base);
    this.outbox = new Outbox(hub, app.id());
    this.webhooks = new Webhooks(hub, app, shapes, outbox, options.audit());
    hub.listen(webhooks::tell);
    var limits = new Limits(options.clock(), options.requestsPerHour());
    var conversions = new Conversions(hub);
    var routes = Rest.routes(hub, app, conversions, credentials, limits, outbox, shapes);
    var api = new Api(hub, routes, credentials, limits, visits, options.audit());
    this.door = new Door(base, api, faults, options.clock());
    this.pages = new Pages(hub, base);
    var git = new GitDoor(hub, app, credentials, visits);
    var apps = new AppPages(hub, app, conversions, this::adopt);
    this.server = Server.start(socket, door, git, pages, consent, apps);
  }

  /** Starts one on a port of 127.0.0.1. */
  public static Sandbox start(SandboxOptions options) {
    return new Sandbox(options);
  }

  private App penv(SandboxOptions options) {
    var profile =
        new App.Profile(
            "penv-sandbox",
            "penv sandbox",
            hub.account("penv-makers", Account.Kind.ORGANIZATION),
            hub.account("penv-sandbox[bot]", Account.Kind.BOT),
            options.permissions(),
            options.events());
    return new App(2_200_001, "Iv23liSandboxClient0", AppKey.verifier(), hub.now(), profile);
  }

  /** Where it is: root of the REST API, of git and of the pages; without a slash at the end. */
  public URI uri() {
    return server.uri();
  }

  /** The link to the page of a conversation, with which one may also write there. */
  public URI page(Issue issue) {
    var kind = issue instanceof PullRequest ? "/pull/" : "/issues/";
    return pages.link("/" + issue.repository().fullName() + kind + issue.number());
  }

  public App app() {
    return app;
  }

  /** The App's private key, as PEM of PKCS#1. */
  public String privateKey() {
    return AppKey.pem();
  }

  /** By which the App, together with its client id, asks people who they are. */
  public String clientSecret() {
    return CLIENT_SECRET;
  }

  /** Registers one of the App's callback addresses. */
  public void callback(URI address) {
    consent.callback(address);
  }

  /** How many tokens of people have been given out and not revoked. */
  public int userTokens() {
    return credentials.standing();
  }

  /** What a manifest says beside what the App may do: where webhooks and people go. */
  private Conversions.Secrets adopt(Manifest manifest) {
    manifest.callbacks().forEach(consent::callback);
    var webhook = "hook-" + UUID.randomUUID();
    webhookTo(manifest.hook(), webhook);
    return new Conversions.Secrets(CLIENT_SECRET, webhook, AppKey.pem());
  }

  /** Sends the App's webhooks there from now on; a ping and the installations come first. */
  public void webhookTo(URI uri, String secret) {
    outbox.target(uri, secret);
    hub.monitor().change(webhooks::introduce);
  }

  /** The person of that login, made when unknown. */
  public Account user(String login) {
    return hub.account(login, Account.Kind.USER);
  }

  /** Removes somebody; what they wrote stays. Whoever takes the login is somebody else. */
  public void delete(Account account) {
    hub.delete(account);
  }

  /** Puts somebody into a team of an organisation. */
  public void team(String organization, String team, Account member) {
    hub.join(organization, team, member);
  }

  public Account bot(String login) {
    return hub.account(login, Account.Kind.BOT);
  }

  public Account organization(String login) {
    return hub.account(login, Account.Kind.ORGANIZATION);
  }

  /** Gives a user one more SSH key. */
  public void addKey(Account account, String key) {
    hub.addKey(account, key);
  }

  /** A new repository of an organisation (made when unknown) where the App is installed. */
  public Repository repository(String owner, String name) {
    var account = hub.account(owner).orElseGet(() -> organization(owner));
    return hub.monitor()
        .change(() -> {
          var made = hub.create(account, name);
          hub.install(app, account);
          return made;
        });
  }

  /** A new repository of an account where the App is not installed. */
  public Repository foreignRepository(String owner, String name) {
    return hub.create(hub.account(owner).orElseGet(() -> organization(owner)), name);
  }

  /** Removes a repository; pull requests from it stay. */
  public void delete(Repository repository) {
    hub.delete(repository);
  }

  /** The App's installation on the owner of a repository. */
  public Installation installation(Repository repository) {
    return hub.installation(repository.owner()).orElseThrow();
  }

  /** Lets the App do nothing on the owner of a repository until it is resumed. */
  public void suspend(Repository repository) {
    hub.suspend(repository.owner(), repository.owner());
  }

  /** Ends a suspension. */
  public void resume(Repository repository) {
    hub.resume(repository.owner(), repository.owner());
  }

  /** Removes the App from the owner of a repository. */
  public void uninstall(Repository repository) {
    hub.uninstall(repository.owner(), repository.owner());
  }

  /** Installs the App on an account, once. */
  public Installation install(Account account) {
    return hub.install(app, account);
  }

  /** An access token as the App would get it, for tests that go round the App. */
  public String token(Repository repository) {
    var installation = installation(repository);
    return credentials.issue(installation, List.of(), installation.permissions()).secret();
  }

  /** Lets requests go wrong. */
  public Faults faults() {
    return faults;
  }

  /** Decides, by event and payload, what becomes of webhooks. */
  public void fates(BiFunction<String, JsonNode, Fate> decide) {
    outbox.fates(decide);
  }

  /** Sends the webhooks that {@link Fate.Held} kept back. */
  public void releaseWebhooks() {
    outbox.release();
  }

  /** All webhooks that were sent, or lost, so far; oldest first. */
  public List<Delivery> deliveries() {
    return outbox.deliveries();
  }

  /** Sends a webhook once more. */
  public void redeliver(Delivery delivery) {
    outbox.redeliver(delivery);
  }

  /** Waits until every webhook so far has arrived, failed or is held back. */
  public void awaitDelivered(Duration atMost) {
    outbox.awaitIdle(atMost);
  }

  /** Every request to the API and to git so far, oldest first. */
  public List<Visit> requests() {
    return visits.all();
  }

  /** Requests to what the sandbox does not know; a test should have none. */
  public List<Visit> unknownRequests() {
    return requests().stream().filter(visit -> !visit.known()).toList();
  }

  /** Waits until such a request has been answered. */
  public Visit awaitRequest(Predicate<Visit> like, Duration atMost) {
    return hub.monitor()
        .await(
            () -> "a request; there were " + requests(),
            atMost,
            () -> requests().stream().filter(like).findFirst());
  }

  /** Waits until anything of the sandbox holds; it is asked again after each change. */
  public void await(String what, BooleanSupplier holds, Duration atMost) {
    hub.monitor()
        .await(() -> what, atMost, () -> Optional.of(true).filter(_ -> holds.getAsBoolean()));
  }

  /** Ends it and deletes its files; closing again changes nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    door.close();
    pages.close();
    outbox.close();
    server.close();
    hub.close();
    folder.close();
  }
}
