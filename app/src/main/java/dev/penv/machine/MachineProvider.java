package dev.penv.machine;

import dev.penv.hardware.Requirements;
import dev.penv.remote.Shell;
import dev.penv.run.RunId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Sells Offers; creates, finds and deletes Machines. */
public interface MachineProvider {
  String name();

  /** Everything for sale, also what does not fit: the Placement says why not. Lazy. */
  Stream<Offer> offers(Requirements needs);

  /** Idempotent by run: a machine that this run has already is Bought again. */
  Purchase create(RunId run, Offer offer, Boot boot, Lease lease);

  /** By tags alone. */
  Optional<Machine> find(RunId run);

  /** By tags alone, for the Reaper. */
  List<Machine> list();

  Shell shell(Machine machine);

  void extend(Machine machine, Lease lease);

  /** Returns when nothing of it is left. Deleting nothing is success. */
  void delete(RunId run);
}
