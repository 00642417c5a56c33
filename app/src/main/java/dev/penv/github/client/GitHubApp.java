package dev.penv.github.client;

import dev.penv.github.Contributions;
import dev.penv.github.GitHub;
import dev.penv.github.Installations;
import dev.penv.github.Mirror;
import dev.penv.github.OpenChecks;
import dev.penv.github.PostedComments;
import dev.penv.github.SentWebhooks;
import dev.penv.github.SignIn;
import dev.penv.github.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** penv as a GitHub App at one GitHub. Asks nothing until it is asked. */
public final class GitHubApp implements AutoCloseable {
  /** A process that is told to end has little time. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Server server;
  private final Tokens tokens;
  private final Reads reads;
  private final Writes writes;
  private final PullRequests pullRequests;
  private final AppReads installed;
  private final Mirror mirror;
  private final AppWebhooks webhooks;
  private final CommentReads comments;
  private final OpenCheckReads openChecks;
  private final Map<Grant.Own, Installation> installations = new ConcurrentHashMap<>();

  /**
   * @param api root of the REST API: {@code https://api.github.com}, or that of a GitHub Enterprise
   *     Server, which ends in {@code /api/v3}
   */
  public GitHubApp(
      URI api, AppKey key, Patience patience, InstantSource clock, MeterRegistry metrics) {
    this.server = Server.of(api, patience, clock, metrics);
    var session = new Session(server, 0, new Credential.OfApp(key, clock));
    var app = Installation.of(session);
    this.installed = new AppReads(session, this::installation);
    this.mirror = new AppMirror(session, installed, clock);
    this.tokens = new Tokens(server, app.hub(), clock);
    this.reads = new Reads(this::installation, tokens, new Teams(app, this::seeingMembers));
    this.pullRequests = new PullRequests(app, this::speaking);
    var self = new Self(key.app(), app.hub());
    this.writes = new Writes(this::installation, self);
    this.webhooks = new AppWebhooks(session);
    this.comments = new CommentReads(session, this::installation, self);
    this.openChecks = new OpenCheckReads(this::installation, key.app());
  }

  public GitHub reads() {
    return reads;
  }

  public Contributions contributions() {
    return pullRequests;
  }

  public Installations installations() {
    return installed;
  }

  public SentWebhooks webhooks() {
    return webhooks;
  }

  public PostedComments comments() {
    return comments;
  }

  public OpenChecks openChecks() {
    return openChecks;
  }

  public Wire wire() {
    return writes;
  }

  /**
   * How people say who they are.
   *
   * @param web where people see that GitHub
   * @param client id of the App as people log in to it
   */
  public SignIn signIn(URI web, String client, String secret) {
    return new WebFlow(server, web, client, secret);
  }

  public Mirror mirror() {
    return mirror;
  }

  private Installation installation(long id) {
    return speaking(new Grant.Reports(id));
  }

  private Installation seeingMembers(long id) {
    return speaking(new Grant.Members(id));
  }

  private Installation speaking(Grant.Own grant) {
    return installations.computeIfAbsent(
        grant,
        _ ->
            Installation.of(
                new Session(server, grant.installation(), new Credential.OfGrant(grant, tokens))));
  }

  /** Revokes the tokens that are still good, and ends calls in progress. */
  @Override
  public void close() {
    tokens.revokeAll(FAREWELL);
    server.transport().close();
  }
}
