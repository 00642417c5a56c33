package dev.penv.container;

import dev.penv.complaint.Complaint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** A spec that is put together piece by piece, and remembers which piece brought which power. */
final class Draft {
  private final Premises premises;
  private final SequencedMap<Power, Origin> powers = new LinkedHashMap<>();
  private final List<Complaint> errors = new ArrayList<>();
  private final List<Complaint> notes = new ArrayList<>();
  private ContainerSpec spec;

  Draft(ContainerSpec spec, Premises premises) {
    this.spec = spec;
    this.premises = premises;
  }

  void change(Origin origin, UnaryOperator<ContainerSpec> change) {
    var changed = change.apply(spec);
    spec = changed.withMounts(changed.mounts().stream().map(premises::own).toList());
    Powers.of(spec, premises).forEach(power -> powers.putIfAbsent(power, origin));
  }

  /** A power that is none of the container's. */
  void power(Origin origin, Power power) {
    powers.putIfAbsent(power, origin);
  }

  void wrong(Origin origin, String problem, String remedy) {
    wrong(new Complaint(origin.place(), problem, remedy));
  }

  void wrong(Complaint complaint) {
    errors.add(complaint);
  }

  void note(Origin origin, String problem, String remedy) {
    notes.add(new Complaint(origin.place(), problem, remedy));
  }

  ContainerSpec spec() {
    return spec;
  }

  SequencedMap<Power, Origin> powers() {
    return powers;
  }

  List<Complaint> errors() {
    return errors;
  }

  List<Complaint> notes() {
    return notes;
  }
}
