package dev.penv.github.client;

import java.util.concurrent.locks.ReentrantLock;

/** Who penv is on GitHub: only its own writings are ever found again. */
final class Self {
  private final long app;
  private final Hub hub;
  private final ReentrantLock lock = new ReentrantLock();
  private long id;

  /**
   * @param hub speaks for the App itself
   */
  Self(long app, Hub hub) {
    this.app = app;
    this.hub = hub;
  }

  long app() {
    return app;
  }

  /**
   * Numeric id of the bot user in whose name the App writes; asked for once.
   *
   * @param installation any one, as the App itself may not ask for users
   */
  long id(Installation installation) {
    lock.lock();
    try {
      if (id == 0) id = ask(installation);
      return id;
    } finally {
      lock.unlock();
    }
  }

  private long ask(Installation installation) {
    var slug = Hub.ask("our App", () -> hub.root().getApp()).getSlug();
    var user = installation.json("/users/" + Urls.segment(slug + "[bot]"));
    var found = user.path("id").asLong();
    if (found == 0) throw new Failure.Unanswered("GitHub does not know the bot of our own App");
    return found;
  }
}
