package dev.penv.github.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Calls in the name of one installation, or of the App itself. What comes back is a success;
 * everything else is a {@link Failure}.
 */
final class Session {
  private static final int ATTEMPTS = 3;

  private final Server server;
  private final long installation;
  private final Credential credential;

  /**
   * @param installation 0 for the App itself
   */
  Session(Server server, long installation, Credential credential) {
    this.server = server;
    this.installation = installation;
    this.credential = credential;
  }

  Server server() {
    return server;
  }

  /** Sends it; a read once more when its answer is lost. A write is never repeated here. */
  Reply send(Call call) {
    if (!Origin.same(server.api(), call.uri())) {
      throw new Failure.Unsent(call + " is on a host that gets no token of ours");
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return accepted(call, exchange(call, server.patience().request().dividedBy(attempt)));
      } catch (Failure.Unsent | Failure.Unanswered lost) {
        if (attempt == ATTEMPTS || !call.repeatable() || !pause(attempt)) throw lost;
      }
    }
  }

  private Reply exchange(Call call, Duration atMost) {
    server.limits().check(installation);
    var authorization = credential.authorization();
    var reply = exchange(call, authorization, atMost);
    if (reply.status() != 401) return reply;
    if (credential.refused(authorization)) {
      reply = exchange(call, credential.authorization(), atMost);
    }
    if (reply.status() != 401) return reply;
    throw new Failure.Shut(call + ": GitHub refuses our credentials");
  }

  private Reply exchange(Call call, String authorization, Duration atMost) {
    var key = installation + " " + call.accept() + " " + call.uri();
    var known = call.reads() ? server.etags().get(key) : Optional.<Reply>empty();
    var headers = new HashMap<String, String>();
    if (!authorization.isEmpty()) headers.put("Authorization", authorization);
    known
        .flatMap(reply -> reply.header("ETag"))
        .ifPresent(tag -> headers.put("If-None-Match", tag));
    var reply = server.transport().send(call, headers, atMost);
    server.limits().learn(installation, reply);
    if (reply.status() == 304 && known.isPresent()) return known.get();
    // Before it is kept: half an answer would come back with every "nothing has changed".
    if (!Json.isWhole(reply)) throw new Failure.Unanswered(call + " has half an answer");
    if (reply.status() == 200 && call.reads()) server.etags().put(key, reply);
    return reply;
  }

  private static Reply accepted(Call call, Reply reply) {
    if (reply.ok()) return reply;
    var status = reply.status();
    var message = "%s: %d %s".formatted(call, status, Json.message(reply));
    if (status >= 500) throw new Failure.Unanswered(message);
    // A token that was given out before says so only when it is used.
    if (status == 403 && message.contains("suspended")) throw new Failure.NotInstalled(message);
    throw new Failure.Refused(status, message);
  }

  /** False when the process is shutting down. */
  private boolean pause(int attempt) {
    var whole = server.patience().pause().toMillis() << (attempt - 1);
    try {
      Thread.sleep(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
      return true;
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
