package dev.penv.sandbox.http;

import dev.penv.sandbox.hub.Hub;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers API requests: who asks, may they, the call itself, and GitHub's headers on the answer.
 */
public final class Api {
  private static final Set<String> VERSIONS = Set.of("2022-11-28", "2026-03-10");

  private final Renames renames;
  private final Gate gate;
  private final Routes routes;
  private final Credentials credentials;
  private final Limits limits;
  private final Audit audit;
  private final Visits visits;

  public Api(
      Hub hub, Routes routes, Credentials credentials, Limits limits, Visits visits, Audit audit) {
    this.renames = new Renames(hub);
    this.gate = new Gate(hub);
    this.routes = routes;
    this.credentials = credentials;
    this.limits = limits;
    this.visits = visits;
    this.audit = audit;
  }

  /** Does what is asked and says what GitHub would say. */
  public Answer answer(Incoming request) {
    return renames.redirect(request).orElseGet(() -> answered(renames.byName(request)));
  }

  private Answer answered(Incoming request) {
    var match = routes.find(request.method(), request.path()).orElse(null);
    var credential = credential(request);
    var answer = Conditional.of(request, worked(request, match, credential));
    var free = answer.status() == 304 || request.path().equals("/rate_limit");
    var window = free ? limits.of(credential.identity()) : limits.count(credential.identity());
    var headed = window.on(Standard.on(answer));
    visits.add(request.method(), request.path(), credential, headed.status(), match != null);
    audit.answered(request, headed);
    return headed;
  }

  /** An answer that only says that the hour's requests are used up. */
  Answer exhausted(Incoming request) {
    var window = limits.exhausted(credential(request).identity());
    return window.on(Standard.on(Refused.forbidden("API rate limit exceeded").answer()));
  }

  /** Notes a request that was not worked on; the status is 0 when nothing was answered at all. */
  void failed(Incoming request, int status) {
    var known = routes.find(request.method(), request.path()).isPresent();
    visits.add(request.method(), request.path(), credential(request), status, known);
  }

  private Credential credential(Incoming request) {
    return credentials.read(request.header("authorization"));
  }

  private Answer worked(Incoming request, Routes.@Nullable Match match, Credential credential) {
    try {
      checkHeaders(request);
      if (credential instanceof Credential.Bad(var refusal)) {
        throw refusal;
      }
      if (match == null) {
        throw Refused.notFound();
      }
      return call(request, match, credential.identity());
    } catch (Refused refusal) {
      return refusal.answer();
    }
  }

  private static void checkHeaders(Incoming request) {
    if (request.header("user-agent").filter(agent -> !agent.isBlank()).isEmpty()) {
      throw Refused.forbidden(
          "Request forbidden by administrative rules. Please make sure your request has a "
              + "User-Agent header");
    }
    var version = request.header("x-github-api-version");
    if (version.filter(asked -> !VERSIONS.contains(asked)).isPresent()) {
      throw Refused.badRequest("API version is not supported: " + version.get());
    }
  }

  private Answer call(Incoming request, Routes.Match match, Identity identity) {
    if (limits.of(identity).remaining() == 0 && !request.path().equals("/rate_limit")) {
      throw Refused.forbidden("API rate limit exceeded");
    }
    return gate.enter(request, match, identity);
  }
}
