package dev.penv.sandbox.http;

import dev.penv.sandbox.hub.Hub;
import java.util.ArrayList;
import java.util.List;

/** Every request that was made to the API and to git. */
public final class Visits {
  private final Hub hub;
  private final List<Visit> all = new ArrayList<>();

  public Visits(Hub hub) {
    this.hub = hub;
  }

  /** Oldest first. */
  public List<Visit> all() {
    return hub.monitor().read(() -> List.copyOf(all));
  }

  void add(String method, String path, Credential credential, int status, boolean known) {
    var visit = new Visit(hub.now(), method, path, credential.word(), status, known);
    hub.monitor().change(() -> all.add(visit));
  }
}
