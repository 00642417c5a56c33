package dev.penv.container;

import dev.penv.complaint.Nearest;
import dev.penv.complaint.Quoted;
import java.util.Arrays;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One way in which a container reaches beyond itself: into its host, or to others there. */
public sealed interface Power {

  /** As the operator writes it to allow it. */
  String typed();

  /** Ends the sentence "It asks for …". */
  String shown();

  /** Whether somebody who allowed this has allowed the other one too. */
  boolean covers(Power other);

  /**
   * What can be named by a word, with or without a value after it.
   *
   * @param value empty for the kinds without
   */
  record Word(Kind kind, String value) implements Power {
    private static final Word EVERY_CAPABILITY = new Word(Kind.CAPABILITY, "ALL");

    public Word(Kind kind) {
      this(kind, "");
    }

    @Override
    public String typed() {
      return value.isEmpty() ? kind.word : kind.word + ":" + value;
    }

    @Override
    public String shown() {
      return value.isEmpty() ? kind.shown : kind.shown.formatted(Quoted.of(value, 200));
    }

    @Override
    public boolean covers(Power other) {
      return equals(other)
          || (equals(EVERY_CAPABILITY)
              && other instanceof Word(var kind, _)
              && kind == Kind.CAPABILITY);
    }
  }

  /** A file or folder of the host, with all that is in it. */
  record HostPath(String path, boolean readOnly) implements Power {
    private static final String WORD = "mount";
    private static final String READ_ONLY = ":ro";

    @Override
    public String typed() {
      return WORD + ":" + path + (readOnly ? READ_ONLY : "");
    }

    @Override
    public String shown() {
      return "the host's " + Quoted.of(path, 200) + (readOnly ? " to read" : "");
    }

    @Override
    public boolean covers(Power other) {
      return other instanceof HostPath wanted
          && (!readOnly || wanted.readOnly)
          && Canonical.path(wanted.path).filter(wanted.path::equals).isPresent()
          && Canonical.isBelow(wanted.path, path);
    }

    private static Optional<Power> parse(String text) {
      var readOnly = text.endsWith(READ_ONLY);
      var path = readOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
      return Canonical.path(path).map(canonical -> new HostPath(canonical, readOnly));
    }
  }

  /** The form of each power, by its word. */
  NavigableMap<String, String> FORMS = forms();

  private static NavigableMap<String, String> forms() {
    var forms = new TreeMap<String, String>();
    forms.put(HostPath.WORD, HostPath.WORD + ":/…");
    for (var kind : Kind.values()) forms.put(kind.word, kind.word + (kind.hasValue ? ":…" : ""));
    return Collections.unmodifiableNavigableMap(forms);
  }

  /** The words there are. */
  enum Kind {
    PRIVILEGED("privileged", "every right on the host", false),
    CAPABILITY("cap", "the capability %s", true),
    SECURITY_OPTION("security-opt", "the security option %s", true),
    DEVICE("device", "the host's device %s", true),
    DEVICE_RULE("device-cgroup-rule", "the device rule %s", true),
    SYSCTL("sysctl", "the kernel parameter %s", true),
    RUNTIME("runtime", "the container runtime %s", true),
    CGROUP_PARENT("cgroup-parent", "the control group %s", true),
    ULIMIT("ulimit", "the limit %s, which lets it go before others on the host", true),
    HOST_NETWORK("host-network", "the network of the host", false),
    HOST_IPC("host-ipc", "the shared memory of the host", false),
    HOST_PID("host-pid", "the processes of the host", false),
    HOST_UTS("host-uts", "the name of the host", false),
    HOST_USERS("host-userns", "the users of the host", false),
    HOST_CGROUP("host-cgroup", "the control groups of the host", false),
    NETWORK("network", "the network %s", true),
    IPC("ipc", "the shared memory of %s", true),
    PID("pid", "the processes of %s", true),
    UTS("uts", "the host name of %s", true),
    USERS("userns", "the users of %s", true),
    CGROUP("cgroup", "the control groups of %s", true),
    SUBNET("subnet", "the addresses %s, which others may have", true),
    NETWORK_DRIVER("network-driver", "a network with settings of its own (%s)", true),
    VOLUME_DRIVER("volume-driver", "a volume with settings of its own (%s)", true),
    IMAGE_NAME("image-name", "to call the image that it builds %s", true),
    NESTED_MOUNTS(
        "nested-mounts",
        "a mount of what another one lets it replace by a link to anywhere",
        false),
    LOG_DRIVER("log-driver", "the log driver %s", true),
    VOLUME("volume", "the volume %s, which is not its own", true),
    PROPAGATION("propagation", "mounts that spread beyond it (%s)", true),
    PUBLISH("publish", "a port at the address %s of the host", true),
    GPUS("gpus", "GPUs that were not given to this run", false),
    COMPOSE("compose", "several containers by way of compose", false),
    INITIALIZE("initialize-command", "a command on the host", false);

    private final String word;
    private final String shown;
    private final boolean hasValue;

    Kind(String word, String shown, boolean hasValue) {
      this.word = word;
      this.shown = shown;
      this.hasValue = hasValue;
    }
  }

  /** Reads what {@link #typed} wrote; empty when there is no such power. */
  static Optional<Power> parse(String text) {
    var parts = text.split(":", 2);
    var value = parts.length == 1 ? "" : parts[1];
    if (!value.isEmpty() && !Canonical.isPlain(value)) return Optional.empty();
    if (parts[0].equals(HostPath.WORD)) return HostPath.parse(value);
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word.equals(parts[0]) && kind.hasValue == (parts.length == 2))
        .filter(kind -> kind.hasValue != value.isEmpty())
        .findAny()
        .flatMap(kind -> canonical(kind, value))
        .map(canonical -> canonical);
  }

  /** What somebody probably meant. */
  static Optional<String> nearest(String text) {
    return Nearest.to(text.split(":", 2)[0], FORMS.keySet()).map(FORMS::get);
  }

  private static Optional<Word> canonical(Kind kind, String value) {
    return switch (kind) {
      case CAPABILITY ->
          Optional.of(Canonical.capability(value))
              .filter(Canonical::isCapability)
              .map(name -> new Word(kind, name));
      case SECURITY_OPTION -> Optional.of(new Word(kind, Canonical.securityOption(value)));
      case DEVICE -> Canonical.path(value).map(path -> new Word(kind, path));
      case PRIVILEGED,
          COMPOSE,
          DEVICE_RULE,
          SYSCTL,
          RUNTIME,
          CGROUP_PARENT,
          ULIMIT,
          HOST_NETWORK,
          HOST_IPC,
          HOST_PID,
          HOST_UTS,
          HOST_USERS,
          HOST_CGROUP,
          NETWORK,
          IPC,
          PID,
          UTS,
          USERS,
          CGROUP,
          SUBNET,
          NETWORK_DRIVER,
          VOLUME_DRIVER,
          IMAGE_NAME,
          NESTED_MOUNTS,
          LOG_DRIVER,
          VOLUME,
          PROPAGATION,
          PUBLISH,
          GPUS,
          INITIALIZE ->
          Optional.of(new Word(kind, value));
    };
  }
}
