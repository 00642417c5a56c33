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

  /** Whose share this takes; all who come by a link are one. */
  String who() {
    return switch (visitor) {
      case Visitor.Stranger() -> "link to " + name();
      case Visitor.Keeper() -> "operator";
      case Visitor.Person person -> "user " + person.who().id();
      case Visitor.Program program -> "user " + program.who().id();
    };
  }

  /** As archives name the run. */
  String name() {
    return run().value();
  }
}
