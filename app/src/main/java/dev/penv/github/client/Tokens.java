package dev.penv.github.client;

import static org.kohsuke.github.GHPermissionType.READ;
import static org.kohsuke.github.GHPermissionType.WRITE;

import dev.penv.github.CloneToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHAppInstallationToken;
import org.kohsuke.github.GHPermissionType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Narrowed installation tokens: those of penv itself are kept until shortly before they expire,
 * those that leave this process are made for one use and revoked after it.
 */
final class Tokens {
  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
  private static final String REVOCATION = "/installation/token";

  /** A token is handed out only while it is good for at least this long. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final Map<String, GHPermissionType> REPORTS =
      Map.of(
          "checks", WRITE,
          "issues", WRITE,
          "pull_requests", WRITE,
          "contents", READ,
          "metadata", READ);

  private static final Map<String, GHPermissionType> CONTRIBUTE =
      Map.of("contents", WRITE, "pull_requests", WRITE, "metadata", READ);

  private static final Map<String, GHPermissionType> CLONE = Map.of("contents", READ);

  private static final Map<String, GHPermissionType> MEMBERS = Map.of("members", READ);

  private final Server server;
  private final Hub app;
  private final InstantSource clock;
  private final ConcurrentMap<Grant.Own, Slot> slots = new ConcurrentHashMap<>();

  /**
   * @param app speaks for the App itself
   */
  Tokens(Server server, Hub app, InstantSource clock) {
    this.server = server;
    this.app = app;
    this.clock = clock;
  }

  /** A token of penv's own that is good for some minutes at least. Secret. */
  String of(Grant.Own grant) {
    return slots.computeIfAbsent(grant, _ -> new Slot()).value(grant);
  }

  /** GitHub does not take that token any more, so it is not handed out again. */
  void refused(Grant.Own grant, String value) {
    slots.computeIfAbsent(grant, _ -> new Slot()).forget(value);
  }

  /** A new token, for one use outside this process. */
  CloneToken lend(Grant.Clone grant) {
    return new Lent(mint(grant).value(), grant, this);
  }

  /** Nobody can use it any more. When that fails it expires by itself, within the hour. */
  void revoke(Grant grant, String value) {
    var itself = new Credential.Itself(value);
    try {
      new Session(server, grant.installation(), itself).send(Call.delete(server.at(REVOCATION)));
    } catch (Failure failure) {
      LOG.info("the {} expires by itself: {}", grant, failure.reason());
    }
  }

  /** Revokes those of penv itself, as many as can be within that time. */
  void revokeAll(Duration atMost) {
    var revocations = new ArrayList<Callable<Object>>();
    slots.forEach((grant, slot) ->
        slot.take()
            .ifPresent(value -> revocations.add(Executors.callable(() -> revoke(grant, value)))));
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      threads.invokeAll(revocations, atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
  }

  private Token mint(Grant grant) {
    try {
      return switch (grant) {
        case Grant.Reports(long installation) -> token(installation, REPORTS, List.of());
        case Grant.Clone(long installation, long repository) ->
            token(installation, CLONE, List.of(repository));
        case Grant.Contribute(long installation, long repository) ->
            token(installation, CONTRIBUTE, List.of(repository));
        case Grant.Members(long installation) -> token(installation, MEMBERS, List.of());
      };
    } catch (Failure.Refused refused) {
      var why = "no token for " + grant + ": " + refused.reason();
      throw refused.status() == 404 ? new Failure.NotInstalled(why) : new Failure.Shut(why);
    } catch (Failure.Unanswered lost) {
      // Without a token the call itself was never made.
      throw new Failure.Unsent("no token for " + grant + ": " + lost.reason());
    }
  }

  private Token token(
      long installation, Map<String, GHPermissionType> permissions, List<Long> repositories) {
    return Hub.ask(
        "minting a token",
        () -> {
          var builder = app.installation(installation).createToken().permissions(permissions);
          if (!repositories.isEmpty()) builder.repositoryIds(repositories);
          return Token.of(builder.create(), clock.instant());
        });
  }

  /** Its text is not for logs. */
  private record Token(String value, Instant minted, Instant expires) {
    static Token of(GHAppInstallationToken made, Instant minted) throws IOException {
      return new Token(made.getToken(), minted, made.getExpiresAt().toInstant());
    }

    /** Nobody knows how much of its time has gone when the clock was set back since. */
    boolean good(Instant now) {
      return !now.isBefore(minted) && now.plus(MARGIN).isBefore(expires);
    }

    @Override
    public String toString() {
      return "token until " + expires;
    }
  }

  /** One token at a time for one grant, minted once however many wait for it. */
  private final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Token token;

    String value(Grant.Own grant) {
      lock.lock();
      try {
        var present = token;
        if (present != null && present.good(clock.instant())) return present.value();
        var minted = mint(grant);
        token = minted;
        return minted.value();
      } finally {
        lock.unlock();
      }
    }

    /** The token, which is not handed out again; empty when there is none or it is being minted. */
    Optional<String> take() {
      if (!lock.tryLock()) return Optional.empty();
      try {
        var present = token;
        token = null;
        return Optional.ofNullable(present).map(Token::value);
      } finally {
        lock.unlock();
      }
    }

    void forget(String value) {
      lock.lock();
      try {
        if (token != null && token.value().equals(value)) token = null;
      } finally {
        lock.unlock();
      }
    }
  }
}
