package dev.penv.container;

import dev.penv.complaint.Nearest;
import dev.penv.container.RunOption.Meaning;
import dev.penv.container.RunOption.Meaning.Ignored;
import dev.penv.container.RunOption.Meaning.Refused;
import dev.penv.container.RunOption.Meaning.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The options of {@code docker run} (Docker 20.10 to 28) and what they mean here. */
final class RunOptions {
  private static final Map<String, RunOption> BY_NAME = new TreeMap<>();
  private static final Map<Character, RunOption> BY_LETTER = new TreeMap<>();

  /** Second names of some. */
  private static final Map<String, String> ALIASES =
      Map.of("net", "network", "net-alias", "network-alias", "dns-opt", "dns-option");

  static {
    all()
        .forEach(option -> {
          BY_NAME.put(option.name(), option);
          if (option.letter() != 0) BY_LETTER.put(option.letter(), option);
        });
  }

  private RunOptions() {}

  static Optional<RunOption> named(String name) {
    return Optional.ofNullable(BY_NAME.get(ALIASES.getOrDefault(name, name)));
  }

  static Optional<RunOption> lettered(char letter) {
    return Optional.ofNullable(BY_LETTER.get(letter));
  }

  static Optional<String> nearest(String name) {
    return Nearest.to(name, BY_NAME.keySet());
  }

  private static List<RunOption> all() {
    var all = new ArrayList<RunOption>();
    all.addAll(program());
    all.addAll(privileges());
    all.addAll(namespaces());
    all.addAll(limits());
    all.addAll(network());
    all.addAll(mounts());
    all.addAll(refused());
    all.addAll(ignored());
    return all;
  }

  private static List<RunOption> program() {
    return List.of(
        value('e', "env", "KEY=value", RunValues::env),
        value('u', "user", "1000:1000", RunValues.fitting(RunValues.USER, program(Program::as))),
        value('w', "workdir", "/workspaces", RunValues.folder(program(Program::in))),
        value("group-add", "video", RunValues.fitting(RunValues.NAME, program(Program::withGroup))),
        flag("init", on -> spec -> spec.withProgram(program -> program.withInit(on))),
        value(
            "platform",
            "linux/amd64",
            RunValues.fitting(RunValues.PLATFORM, ContainerSpec::withPlatform)));
  }

  private static List<RunOption> privileges() {
    return List.of(
        flag("privileged", on -> spec -> spec.withPrivileges(them -> them.withPrivileged(on))),
        value("cap-add", "SYS_PTRACE", RunValues.capability(Privileges::withCapAdd)),
        value("cap-drop", "NET_RAW", RunValues.capability(Privileges::withCapDrop)),
        value("security-opt", "seccomp=unconfined", RunValues::securityOption),
        value("device", "/dev/fuse", RunValues::device),
        value(
            "device-cgroup-rule",
            "c 10:229 rwm",
            RunValues.fitting(RunValues.DEVICE_RULE, privileges(Privileges::withDeviceRule))),
        value("sysctl", "net.core.somaxconn=1024", RunValues::sysctl),
        value("runtime", "runc", RunValues::runtime),
        value(
            "cgroup-parent",
            "m-executor",
            RunValues.fitting(RunValues.PLAIN, privileges(Privileges::withCgroupParent))));
  }

  private static List<RunOption> namespaces() {
    return List.of(
        namespace("network", "none", Namespaces::withNetwork),
        namespace("ipc", "private", Namespaces::withIpc),
        namespace("pid", "host", Namespaces::withPid),
        namespace("uts", "host", Namespaces::withUts),
        namespace("userns", "host", Namespaces::withUser),
        namespace("cgroupns", "private", Namespaces::withCgroup));
  }

  private static List<RunOption> limits() {
    return List.of(
        value('m', "memory", "4g", RunValues.size(Limits::withMemory)),
        value("shm-size", "1g", RunValues.size(Limits::withShm)),
        value("cpus", "1.5", RunValues::cpus),
        value("pids-limit", "1000", RunValues::pids),
        value("ulimit", "nofile=1024:2048", RunValues::ulimit));
  }

  private static List<RunOption> network() {
    return List.of(
        value(
            'h', "hostname", "box", RunValues.fitting(RunValues.HOST, net(Network::withHostname))),
        value('p', "publish", "127.0.0.1:8080:80", RunValues::ports),
        value("add-host", "db:192.0.2.1", RunValues::extraHost),
        value("dns", "192.0.2.1", RunValues.fitting(RunValues.ADDRESS, net(Network::withDns))),
        value(
            "dns-search",
            "example.com",
            RunValues.fitting(RunValues.HOST, net(Network::withDnsSearch))),
        value(
            "dns-option",
            "ndots:2",
            RunValues.fitting(RunValues.NAME, net(Network::withDnsOption))));
  }

  private static List<RunOption> mounts() {
    return List.of(
        value('v', "volume", "cache:/cache", MountReader.change(MountReader::volume)),
        value(
            "mount",
            "type=volume,source=cache,target=/cache",
            MountReader.change(MountReader::mount)),
        value("tmpfs", "/tmp:size=64m", MountReader.change(MountReader::tmpfs)));
  }

  private static List<RunOption> refused() {
    var readsHost = "It reads a file of the host.";
    var other = "It reaches into another container.";
    return List.of(
        refused("env-file", readsHost, "Use `containerEnv`."),
        refused("label-file", readsHost, "Remove it."),
        refused("cidfile", "It writes a file of the host.", "Remove it."),
        refused("volumes-from", other, "Use `mounts`."),
        refused("link", other, "Use `dockerComposeFile` for several containers."),
        refused("volume-driver", "Volumes here are plain ones.", "Remove it."));
  }

  private static List<RunOption> ignored() {
    var all = new ArrayList<RunOption>();
    var ends = "penv starts, names and removes the container itself.";
    flags(all, ends, "rm", "detach d", "interactive i", "tty t", "sig-proxy", "quiet q");
    values(all, ends, "name", "restart", "attach a", "detach-keys", "stop-signal", "stop-timeout");
    values(all, "penv begins the container with a command of its own.", "entrypoint");
    values(all, "Nobody reads labels of a container that ends with its run.", "label l");
    values(all, "Nobody reads annotations of a container here.", "annotation");
    values(all, "The container is given the GPUs of its run.", "gpus");
    var image = "penv gets the image itself.";
    values(all, image, "pull");
    flags(all, image, "disable-content-trust");
    var logs = "penv keeps the log itself.";
    values(all, logs, "log-driver", "log-opt");
    var health = "Nobody asks the container for its health.";
    flags(all, health, "no-healthcheck");
    values(
        all,
        health,
        "health-cmd",
        "health-interval",
        "health-retries",
        "health-start-interval",
        "health-start-period",
        "health-timeout");
    addresses(all);
    shares(all);
    return all;
  }

  private static void addresses(List<RunOption> all) {
    flags(all, "Only the ports that are named are published.", "publish-all P");
    values(
        all,
        "Docker chooses the addresses and names of the container.",
        "domainname",
        "expose",
        "ip",
        "ip6",
        "link-local-ip",
        "mac-address",
        "network-alias");
  }

  private static void shares(List<RunOption> all) {
    var share = "The machine of the run says how much it gets.";
    flags(all, share, "oom-kill-disable");
    values(
        all,
        share,
        "blkio-weight",
        "blkio-weight-device",
        "cpu-count",
        "cpu-percent",
        "cpu-period",
        "cpu-quota",
        "cpu-rt-period",
        "cpu-rt-runtime",
        "cpu-shares c",
        "cpuset-cpus",
        "cpuset-mems",
        "device-read-bps",
        "device-read-iops",
        "device-write-bps",
        "device-write-iops",
        "io-maxbandwidth",
        "io-maxiops",
        "isolation",
        "kernel-memory",
        "memory-reservation",
        "memory-swap",
        "memory-swappiness",
        "oom-score-adj",
        "storage-opt");
  }

  private static void flags(List<RunOption> all, String why, String... names) {
    for (var name : names) all.add(option(name, false, new Ignored(why)));
  }

  private static void values(List<RunOption> all, String why, String... names) {
    for (var name : names) all.add(option(name, true, new Ignored(why)));
  }

  /**
   * @param name perhaps with its letter after a blank
   */
  private static RunOption option(String name, boolean hasValue, Meaning meaning) {
    var words = List.of(name.split(" ", -1));
    var letter = words.size() > 1 ? words.getLast().charAt(0) : 0;
    return new RunOption(words.getFirst(), letter, hasValue, meaning);
  }

  private static RunOption refused(String name, String why, String remedy) {
    return new RunOption(name, (char) 0, true, new Refused(why, remedy));
  }

  private static RunOption namespace(
      String name, String example, BiFunction<Namespaces, String, Namespaces> change) {
    return value(
        name,
        example,
        RunValues.fitting(
            RunValues.NAMESPACE,
            (spec, value) -> spec.withNamespaces(them -> change.apply(them, value))));
  }

  private static RunOption value(
      String name,
      String example,
      Function<String, Optional<UnaryOperator<ContainerSpec>>> change) {
    return value((char) 0, name, example, change);
  }

  private static RunOption value(
      char letter,
      String name,
      String example,
      Function<String, Optional<UnaryOperator<ContainerSpec>>> change) {
    return new RunOption(name, letter, true, new Sets(example, change));
  }

  private static RunOption flag(
      String name, Function<Boolean, UnaryOperator<ContainerSpec>> change) {
    return new RunOption(
        name, (char) 0, false, new Sets("true", text -> RunValues.flag(text).map(change)));
  }

  private static BiFunction<ContainerSpec, String, ContainerSpec> program(
      BiFunction<Program, String, Program> change) {
    return (spec, value) -> spec.withProgram(program -> change.apply(program, value));
  }

  private static BiFunction<ContainerSpec, String, ContainerSpec> privileges(
      BiFunction<Privileges, String, Privileges> change) {
    return (spec, value) -> spec.withPrivileges(them -> change.apply(them, value));
  }

  private static BiFunction<ContainerSpec, String, ContainerSpec> net(
      BiFunction<Network, String, Network> change) {
    return (spec, value) -> spec.withNetwork(network -> change.apply(network, value));
  }
}
