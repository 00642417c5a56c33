package dev.penv.container;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Quoted;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Judges what a container could do, on a machine that others use too. */
public final class Trust {
  private final Allowed allowed;

  public Trust(Allowed allowed) {
    this.allowed = allowed;
  }

  /** A complaint for each power that the operator does not give; empty when all is well. */
  public List<Complaint> refusals(SequencedMap<Power, Origin> powers) {
    return powers.entrySet().stream()
        .filter(power -> !allowed.covers(power.getKey()))
        .map(Trust::refusal)
        .toList();
  }

  /**
   * The same of a spec as docker will be given it, above all once the links of its mounts were
   * followed.
   *
   * @param origins of the powers that are known already
   * @param otherwise origin of the others
   */
  public List<Complaint> refusals(
      ContainerSpec spec, Premises premises, Map<Power, Origin> origins, Origin otherwise) {
    return Powers.of(spec, premises).stream()
        .filter(power -> !allowed.covers(power))
        .map(power -> refusal(power, origins.getOrDefault(power, otherwise)))
        .toList();
  }

  private static Complaint refusal(Map.Entry<Power, Origin> power) {
    return refusal(power.getKey(), power.getValue());
  }

  private static Complaint refusal(Power power, Origin origin) {
    return new Complaint(
        origin.place(),
        "%s asks for %s, which containers on this machine do not get."
            .formatted(origin.shown(), power.shown()),
        "Remove it, or let the operator add %s to `local: allow:` in penv.yaml."
            .formatted(Quoted.of(power.typed(), 300)));
  }
}
