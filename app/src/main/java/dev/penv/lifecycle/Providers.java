package dev.penv.lifecycle;

import dev.penv.machine.Machine;
import dev.penv.machine.MachineProvider;
import dev.penv.machine.Offer;
import java.util.List;

/** Everybody who sells machines, by name. */
record Providers(List<MachineProvider> all) {
  Providers {
    all = List.copyOf(all);
  }

  MachineProvider of(Offer offer) {
    return named(offer.provider());
  }

  MachineProvider of(Machine machine) {
    return named(machine.provider());
  }

  private MachineProvider named(String name) {
    return all.stream()
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no provider is called " + name));
  }
}
