package dev.penv.sandbox.http;

import dev.penv.sandbox.hub.AccessToken;
import dev.penv.sandbox.hub.Hub;
import dev.penv.sandbox.hub.Repository;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets a call in when whoever makes it may make it. */
public final class Gate {
  private final Hub hub;

  public Gate(Hub hub) {
    this.hub = hub;
  }

  /** Answers the call, as one change to everybody else, or refuses it. */
  Answer enter(Incoming request, Routes.Match match, Identity identity) {
    Supplier<Answer> work =
        () -> {
          var target = admit(match.route().access(), match.parameters(), identity);
          var call = new Call(request, match.parameters(), identity, target);
          return match.route().handler().answer(call);
        };
    return request.method().equals("GET") ? hub.monitor().read(work) : hub.monitor().change(work);
  }

  private @Nullable Repository admit(
      Access access, Map<String, String> parameters, Identity identity) {
    return switch (access) {
      case Access.Open() -> null;
      case Access.App() -> {
        if (!(identity instanceof Identity.AsApp)) {
          throw Refused.unauthorized("A JSON web token could not be decoded");
        }
        yield repository(parameters).orElse(null);
      }
      case Access.Installation() -> {
        token(identity);
        yield null;
      }
      case Access.User() -> {
        checkUser(identity);
        yield null;
      }
      case Access.Client() -> {
        if (!(identity instanceof Identity.AsClient)) {
          throw Refused.unauthorized("Requires authentication");
        }
        yield null;
      }
      case Access.Permitted permitted -> permitted(permitted, parameters, token(identity));
    };
  }

  private AccessToken token(Identity identity) {
    return switch (identity) {
      case Identity.AsInstallation(var token) -> standing(hub, token);
      case Identity.AsApp() -> throw notByIntegration();
      // Stricter than GitHub, where a person's token reaches what the person and the App do.
      case Identity.AsUser _ -> throw notByIntegration();
      case Identity.AsClient() -> throw Refused.unauthorized("Bad credentials");
      case Identity.Anonymous() -> throw Refused.unauthorized("Requires authentication");
    };
  }

  /** A token ends with its installation, and rests while that is suspended. */
  static AccessToken standing(Hub hub, AccessToken token) {
    var installation =
        hub.installation(token.installation().id())
            .orElseThrow(() -> Refused.unauthorized("Bad credentials"));
    if (installation.suspendedAt() == null) return token;
    throw Refused.forbidden("This installation has been suspended");
  }

  private static void checkUser(Identity identity) {
    switch (identity) {
      case Identity.AsUser _ -> {}
      case Identity.AsApp(), Identity.AsInstallation _ -> throw notByIntegration();
      case Identity.Anonymous(), Identity.AsClient() ->
          throw Refused.unauthorized("Requires authentication");
    }
  }

  private static Refused notByIntegration() {
    return Refused.forbidden("Resource not accessible by integration");
  }

  /** Stricter than GitHub for public repositories: what is not installed does not exist. */
  private Repository permitted(
      Access.Permitted wanted, Map<String, String> parameters, AccessToken token) {
    var target = repository(parameters).filter(token::reaches).orElseThrow(Refused::notFound);
    if (wanted.anyOf().stream().noneMatch(name -> token.allows(name, wanted.level()))) {
      throw notByIntegration();
    }
    return target;
  }

  private Optional<Repository> repository(Map<String, String> parameters) {
    var id = Optional.ofNullable(parameters.get("repository_id"));
    if (id.isPresent()) {
      return id.filter(text -> text.matches("\\d{1,18}"))
          .map(Long::valueOf)
          .flatMap(hub::repository);
    }
    var owner = parameters.getOrDefault("owner", "");
    return hub.repository(owner, parameters.getOrDefault("repo", ""));
  }
}
