package dev.penv.container;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One container as docker will be given it. Whatever nobody said is empty, zero or false: then
 * docker's own default holds.
 *
 * @param image name or digest
 * @param platform such as {@code linux/amd64}
 * @param mounts at most one for each target
 */
public record ContainerSpec(
    String image,
    String platform,
    Program program,
    Map<String, String> labels,
    List<Mount> mounts,
    Privileges privileges,
    Namespaces namespaces,
    Limits limits,
    Gpus gpus,
    Network network) {

  public ContainerSpec {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    mounts = List.copyOf(mounts);
  }

  /** A container of which nothing is said but its image. */
  public static ContainerSpec of(String image) {
    return new ContainerSpec(
        image,
        "",
        Program.USUAL,
        Map.of(),
        List.of(),
        Privileges.NONE,
        Namespaces.OWN,
        Limits.NONE,
        new Gpus.None(),
        Network.USUAL);
  }

  public ContainerSpec withPlatform(String platform) {
    return new ContainerSpec(
        image, platform, program, labels, mounts, privileges, namespaces, limits, gpus, network);
  }

  public ContainerSpec withProgram(UnaryOperator<Program> change) {
    return new ContainerSpec(
        image,
        platform,
        change.apply(program),
        labels,
        mounts,
        privileges,
        namespaces,
        limits,
        gpus,
        network);
  }

  public ContainerSpec withLabel(String name, String value) {
    var labels = new LinkedHashMap<>(this.labels);
    labels.put(name, value);
    return new ContainerSpec(
        image, platform, program, labels, mounts, privileges, namespaces, limits, gpus, network);
  }

  /** A mount with the target of an earlier one replaces that. */
  public ContainerSpec withMount(Mount mount) {
    var mounts = new ArrayList<>(this.mounts);
    mounts.removeIf(other -> other.target().equals(mount.target()));
    mounts.add(mount);
    return withMounts(mounts);
  }

  public ContainerSpec withMounts(List<Mount> mounts) {
    return new ContainerSpec(
        image, platform, program, labels, mounts, privileges, namespaces, limits, gpus, network);
  }

  public ContainerSpec withPrivileges(UnaryOperator<Privileges> change) {
    return new ContainerSpec(
        image,
        platform,
        program,
        labels,
        mounts,
        change.apply(privileges),
        namespaces,
        limits,
        gpus,
        network);
  }

  public ContainerSpec withNamespaces(UnaryOperator<Namespaces> change) {
    return new ContainerSpec(
        image,
        platform,
        program,
        labels,
        mounts,
        privileges,
        change.apply(namespaces),
        limits,
        gpus,
        network);
  }

  public ContainerSpec withLimits(UnaryOperator<Limits> change) {
    return new ContainerSpec(
        image,
        platform,
        program,
        labels,
        mounts,
        privileges,
        namespaces,
        change.apply(limits),
        gpus,
        network);
  }

  public ContainerSpec withGpus(Gpus gpus) {
    return new ContainerSpec(
        image, platform, program, labels, mounts, privileges, namespaces, limits, gpus, network);
  }

  public ContainerSpec withNetwork(UnaryOperator<Network> change) {
    return new ContainerSpec(
        image,
        platform,
        program,
        labels,
        mounts,
        privileges,
        namespaces,
        limits,
        gpus,
        change.apply(network));
  }
}
