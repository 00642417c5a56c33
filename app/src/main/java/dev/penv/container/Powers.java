package dev.penv.container;

import dev.penv.container.Power.HostPath;
import dev.penv.container.Power.Kind;
import dev.penv.container.Power.Word;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/** Finds every power in a container's description. What is not known to be harmless is one. */
public final class Powers {
  /**
   * Docker gives these to every container. It gives {@code MKNOD} too, with which root in a
   * container could leave a device of the host in the checkout: that is a power here.
   */
  private static final Set<String> USUAL_CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "NET_BIND_SERVICE",
          "NET_RAW",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final Set<String> TIGHTENING =
      Set.of("no-new-privileges", "no-new-privileges=true");

  /** The control groups hold what these leave open; the others reach the host's scheduler. */
  private static final Set<String> HARMLESS_ULIMITS =
      Set.of(
          "as",
          "core",
          "cpu",
          "data",
          "fsize",
          "locks",
          "memlock",
          "msgqueue",
          "nofile",
          "nproc",
          "rss",
          "sigpending",
          "stack");

  private static final Set<String> OWN_NETWORK = Set.of("", "default", "bridge", "none");
  private static final Set<String> OWN_IPC = Set.of("", "none", "private", "shareable");
  private static final Set<String> OWN_CGROUP = Set.of("", "private");
  private static final Set<String> OWN = Set.of("");
  private static final Set<String> CONTAINED = Set.of("", "rprivate", "private");

  private final Premises premises;
  private final SequencedSet<Power> found = new LinkedHashSet<>();

  Powers(Premises premises) {
    this.premises = premises;
  }

  public static SequencedSet<Power> of(ContainerSpec spec, Premises premises) {
    var powers = new Powers(premises);
    powers.privileges(spec.privileges());
    powers.namespaces(spec.namespaces());
    spec.mounts().forEach(powers::mount);
    spec.limits().ulimits().keySet().forEach(powers::ulimit);
    spec.network().ports().forEach(port -> powers.published(port.address()));
    powers.gpus(spec.gpus());
    return powers.found();
  }

  SequencedSet<Power> found() {
    return found;
  }

  private void privileges(Privileges privileges) {
    if (privileges.privileged()) privileged();
    privileges.capAdd().forEach(this::capability);
    privileges.securityOpt().forEach(this::securityOption);
    privileges.devices().forEach(device -> device(device.source()));
    privileges.deviceRules().forEach(rule -> add(Kind.DEVICE_RULE, rule));
    privileges.sysctls().keySet().forEach(name -> add(Kind.SYSCTL, name));
    if (!privileges.runtime().isEmpty()) add(Kind.RUNTIME, privileges.runtime());
    if (!privileges.cgroupParent().isEmpty()) add(Kind.CGROUP_PARENT, privileges.cgroupParent());
  }

  void privileged() {
    found.add(new Word(Kind.PRIVILEGED));
  }

  void capability(String text) {
    var name = Canonical.capability(text);
    if (!USUAL_CAPABILITIES.contains(name)) add(Kind.CAPABILITY, name);
  }

  void securityOption(String text) {
    var option = Canonical.securityOption(text);
    if (!TIGHTENING.contains(option)) add(Kind.SECURITY_OPTION, option);
  }

  void device(String source) {
    add(Kind.DEVICE, Canonical.path(source).orElse(source));
  }

  void add(Kind kind, String value) {
    found.add(new Word(kind, value));
  }

  void ulimit(String name) {
    if (!HARMLESS_ULIMITS.contains(name)) add(Kind.ULIMIT, name);
  }

  /** An address of nothing is every address of the host. */
  void published(String address) {
    if (!new Network.Port(address, 0, 0, "").isLocal()) {
      add(Kind.PUBLISH, address.isEmpty() ? "0.0.0.0" : address);
    }
  }

  private void gpus(Gpus gpus) {
    if (gpus instanceof Gpus.None || gpus.equals(premises.gpus())) return;
    found.add(new Word(Kind.GPUS));
  }

  void namespaces(Namespaces namespaces) {
    network(namespaces.network());
    namespace(namespaces.ipc(), OWN_IPC, Kind.HOST_IPC, Kind.IPC);
    namespace(namespaces.pid(), OWN, Kind.HOST_PID, Kind.PID);
    namespace(namespaces.uts(), OWN, Kind.HOST_UTS, Kind.UTS);
    namespace(namespaces.user(), OWN, Kind.HOST_USERS, Kind.USERS);
    namespace(namespaces.cgroup(), OWN_CGROUP, Kind.HOST_CGROUP, Kind.CGROUP);
  }

  void network(String name) {
    if (premises.isOwn(name)) return;
    namespace(name, OWN_NETWORK, Kind.HOST_NETWORK, Kind.NETWORK);
  }

  private void namespace(String mode, Set<String> own, Kind host, Kind other) {
    if (own.contains(mode)) return;
    if (mode.equals("host")) found.add(new Word(host));
    else add(other, mode);
  }

  void mount(Mount mount) {
    if (premises.mounts().contains(mount)) return;
    switch (mount) {
      case Mount.Bind(var source, _, var readOnly, var propagation) -> {
        path(source, readOnly);
        if (!CONTAINED.contains(propagation)) add(Kind.PROPAGATION, propagation);
      }
      case Mount.Volume(var name, _, _) -> volume(name);
      case Mount.Tmpfs _ -> {}
    }
  }

  /** A path that cannot be made canonical is covered by nothing. */
  void path(String source, boolean readOnly) {
    var path = Canonical.path(source);
    if (path.isEmpty() || !premises.hold(path.get())) {
      found.add(new HostPath(path.orElse(source), readOnly));
    }
  }

  void volume(String name) {
    if (!name.isEmpty() && !premises.isOwn(name)) add(Kind.VOLUME, name);
  }
}
