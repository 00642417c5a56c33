package dev.penv.sandbox.http;

import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers API requests: who asks, may they, the call itself, and GitHub's headers on the answer.
 */
public final class Api {
  private static final Set<String> VERSIONS = Set.of("2022-11-28", "2026-03-10");

  private final Hub hub;
  private final Routes routes;
  private final Credentials credentials;
  private final Limits limits;
  private final Audit audit;
  private final List<Visit> visits = new ArrayList<>();

  public Api(Hub hub, Routes routes, Credentials credentials, Limits limits, Audit audit) {
    this.hub = hub;
    this.routes = routes;
    this.credentials = credentials;
    this.limits = limits;
    this.audit = audit;
  }

  /** Every request so far, oldest first. */
  public List<Visit> visits() {
    return hub.monitor().read(() -> List.copyOf(visits));
  }

  /** Does what is asked and says what GitHub would say. */
  public Answer answer(Incoming request) {
    var match = routes.find(request.method(), request.path()).orElse(null);
    var identity = identify(request);
    var answer = Conditional.of(request, worked(request, match, identity));
    var free = answer.status() == 304 || request.path().equals("/rate_limit");
    var window = free ? limits.of(known(identity)) : limits.count(known(identity));
    var headed = window.on(Standard.on(answer));
    record(request, identity, headed.status(), match != null);
    audit.answered(request, headed);
    return headed;
  }

  /** An answer that only says that the hour's requests are used up. */
  Answer exhausted(Incoming request) {
    var window = limits.exhausted(known(identify(request)));
    return window.on(Standard.on(Refused.forbidden("API rate limit exceeded").answer()));
  }

  private void record(Incoming request, Credential credential, int status, boolean known) {
    var visit =
        new Visit(hub.now(), request.method(), request.path(), credential.word(), status, known);
    hub.monitor().change(() -> visits.add(visit));
  }

  /** Notes a request that was not worked on; the status is 0 when nothing was answered at all. */
  void failed(Incoming request, int status) {
    var known = routes.find(request.method(), request.path()).isPresent();
    record(request, identify(request), status, known);
  }

  /** Credentials read, or why they cannot be. */
  private sealed interface Credential {
    record Good(Identity identity) implements Credential {}

    record Bad(Refused refusal) implements Credential {}

    default String word() {
      return switch (this) {
        case Good(var identity) -> identity.word();
        case Bad(_) -> "bad";
      };
    }
  }

  private Credential identify(Incoming request) {
    try {
      return new Credential.Good(credentials.identify(request.header("authorization")));
    } catch (Refused refusal) {
      return new Credential.Bad(refusal);
    }
  }

  private static Identity known(Credential credential) {
    return switch (credential) {
      case Credential.Good(var identity) -> identity;
      case Credential.Bad(_) -> new Identity.Anonymous();
    };
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
      return call(request, match, known(credential));
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
    var route = match.route();
    var parameters = match.parameters();
    return hub.monitor()
        .change(() -> {
          var target = admit(route.access(), parameters, identity);
          return route.handler().answer(new Call(request, parameters, identity, target));
        });
  }

  private @Nullable Repository admit(
      Access access, Map<String, String> parameters, Identity identity) {
    return switch (access) {
      case Access.Open() -> null;
      case Access.App() -> {
        if (!(identity instanceof Identity.AsApp)) {
          throw Refused.unauthorized("A JSON web token could not be decoded");
        }
        yield repository(parameters);
      }
      case Access.Installation() -> {
        token(identity);
        yield null;
      }
      case Access.Permitted permitted -> permitted(permitted, parameters, token(identity));
    };
  }

  private static Identity.AsInstallation token(Identity identity) {
    return switch (identity) {
      case Identity.AsInstallation installation -> installation;
      case Identity.AsApp() -> throw notByIntegration();
      case Identity.Anonymous() -> throw Refused.unauthorized("Requires authentication");
    };
  }

  private static Refused notByIntegration() {
    return Refused.forbidden("Resource not accessible by integration");
  }

  /** Stricter than GitHub for public repositories: what is not installed does not exist. */
  private Repository permitted(
      Access.Permitted wanted, Map<String, String> parameters, Identity.AsInstallation identity) {
    var token = identity.token();
    var target = repository(parameters);
    if (target == null || !token.reaches(target)) {
      throw Refused.notFound();
    }
    if (wanted.anyOf().stream().noneMatch(name -> token.allows(name, wanted.level()))) {
      throw notByIntegration();
    }
    return target;
  }

  private @Nullable Repository repository(Map<String, String> parameters) {
    var id = parameters.get("repository_id");
    if (id != null) {
      return hub.repositories().stream()
          .filter(each -> Long.toString(each.id()).equals(id))
          .findFirst()
          .orElse(null);
    }
    var owner = parameters.get("owner");
    var name = parameters.get("repo");
    return owner == null || name == null ? null : hub.repository(owner, name).orElse(null);
  }
}
