package dev.penv.machine;

import dev.penv.hardware.Requirements;
import dev.penv.remote.Shell;
import dev.penv.run.RunId;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sells Offers; creates, finds and deletes Machines.
 *
 * <p>Any method throws {@link UncheckedIOException} when the provider cannot be reached or gives no
 * sense; then nothing is known, also not whether the call took effect.
 */
public interface MachineProvider {
  String name();

  /** Everything for sale, also what does not fit: the Placement says why not. Lazy. */
  Stream<Offer> offers(Requirements needs);

  /** Idempotent by run: a machine that this run has already is Bought again. */
  Purchase create(RunId run, Offer offer, Boot boot, Lease lease);

  /** By tags alone. */
  Optional<Machine> find(RunId run);

  /** By tags alone, for the Reaper. Machines of other penvs are there too. */
  Inventory list();

  /** Acts as penv; {@code shell(machine).as(machine.user())} acts as the code that runs there. */
  Shell shell(Machine machine);

  /** Does nothing when the machine is gone. */
  void extend(Machine machine, Lease lease);

  /** Returns when nothing of it is left. Deleting nothing is success. */
  void delete(RunId run);
}
