package dev.penv.web;

import dev.penv.run.RunId;
import dev.penv.run.RunView;
import dev.penv.web.page.Address;
import java.util.function.BooleanSupplier;

/**
 * A visitor who may read a run.
 *
 * @param address of the run, with the link that opened it
 * @param lasts whether the visitor still may, for what goes on for long
 */
record Visit(RunView view, Address address, Visitor visitor, BooleanSupplier lasts) {
  RunId run() {
    return view.run().id();
  }

  /** As archives name the run. */
  String name() {
    return run().value();
  }
}
