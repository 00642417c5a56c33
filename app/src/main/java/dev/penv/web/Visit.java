package dev.penv.web;

import dev.penv.run.Run;
import dev.penv.run.RunView;

/**
 * A visitor who may read a run.
 *
 * @param link the query that opens this run, empty for the operator who needs none
 */
record Visit(RunView view, String link, boolean operator) {
  Run run() {
    return view.run();
  }

  String id() {
    return run().id().value();
  }

  /** The address of something of this run, opened by the same link. */
  String to(String path) {
    var address = "/runs/" + id() + path;
    if (link.isEmpty()) return address;
    return address + (address.contains("?") ? "&" : "?") + link;
  }
}
