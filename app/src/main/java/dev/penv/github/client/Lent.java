package dev.penv.github.client;

import dev.penv.github.CloneToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A token that was made for one use. Its text is not for logs. */
record Lent(String value, Grant.Clone grant, Server server) implements CloneToken {
  private static final Logger LOG = LoggerFactory.getLogger(Lent.class);
  private static final String PATH = "/installation/token";

  @Override
  public void close() {
    Thread.ofVirtual().name("revoke").start(this::revoke);
  }

  private void revoke() {
    var itself = new Credential.Itself(value);
    try {
      new Session(server, grant.installation(), itself).send(Call.delete(server.at(PATH)));
    } catch (Failure failure) {
      LOG.info("a clone token expires by itself: {}", failure.reason());
    }
  }

  @Override
  public String toString() {
    return "token for " + grant;
  }
}
