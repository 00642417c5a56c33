package dev.penv.web;

import dev.penv.run.RunId;
import dev.penv.run.RunView;
import dev.penv.web.page.Address;

/**
 * A visitor who may read a run.
 *
 * @param address of the run, with the link that opened it
 */
record Visit(RunView view, Address address) {
  RunId run() {
    return view.run().id();
  }

  /** As archives name the run. */
  String name() {
    return run().value();
  }
}
