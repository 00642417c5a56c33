package dev.penv.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.container.Limits.Ulimit;
import dev.penv.container.Mount.Bind;
import dev.penv.container.Mount.Tmpfs;
import dev.penv.container.Mount.Volume;
import dev.penv.container.Network.Port;
import dev.penv.container.Privileges.Device;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustTest {
  static final Bind OWN = new Bind("/cache/objects", "/cache/objects", true);
  static final Premises PREMISES =
      new Premises(
          List.of("/checkouts/one"),
          Set.of(OWN),
          "penv-1-",
          new Gpus.Count(1),
          Map.of("dev.penv.run", "r1"));
  static final ContainerSpec PLAIN = ContainerSpec.of("debian");
  private static final Origin OTHERWISE =
      new Origin("mounts", new Place.InFile(".devcontainer.json", 1, 1));

  /** A piece of a spec, and the power that it has; the empty word for none. */
  record Piece(String power, UnaryOperator<ContainerSpec> change) {
    @Override
    public String toString() {
      return power.isEmpty() ? "nothing" : power;
    }
  }

  private static Piece privileges(String power, UnaryOperator<Privileges> change) {
    return new Piece(power, spec -> spec.withPrivileges(change));
  }

  private static Piece namespaces(String power, UnaryOperator<Namespaces> change) {
    return new Piece(power, spec -> spec.withNamespaces(change));
  }

  private static Piece bind(String power, String source) {
    return new Piece(power, spec -> spec.withMount(new Bind(source, "/" + source, false)));
  }

  static Stream<Piece> powerful() {
    return Stream.of(
        privileges("privileged", them -> them.withPrivileged(true)),
        privileges("cap:SYS_ADMIN", them -> them.withCapAdd("SYS_ADMIN")),
        privileges("cap:SYS_PTRACE", them -> them.withCapAdd("cap_sys_ptrace")),
        privileges("cap:MKNOD", them -> them.withCapAdd("MKNOD")),
        privileges("cap:ALL", them -> them.withCapAdd("ALL")),
        privileges(
            "security-opt:seccomp=unconfined", them -> them.withSecurityOpt("seccomp:unconfined")),
        privileges(
            "security-opt:no-new-privileges=false",
            them -> them.withSecurityOpt("no-new-privileges=false")),
        privileges("security-opt:label=disable", them -> them.withSecurityOpt("label=disable")),
        privileges(
            "device:/dev/fuse",
            them -> them.withDevice(new Device("/dev/./fuse", "/dev/fuse", "r"))),
        privileges("device-cgroup-rule:a *:* rwm", them -> them.withDeviceRule("a *:* rwm")),
        privileges("sysctl:kernel.msgmax", them -> them.withSysctl("kernel.msgmax", "1")),
        privileges("runtime:other", them -> them.withRuntime("other")),
        privileges("cgroup-parent:/", them -> them.withCgroupParent("/")),
        namespaces("host-network", them -> them.withNetwork("host")),
        namespaces("network:container:db", them -> them.withNetwork("container:db")),
        namespaces("network:other", them -> them.withNetwork("other")),
        namespaces("host-ipc", them -> them.withIpc("host")),
        namespaces("ipc:container:db", them -> them.withIpc("container:db")),
        namespaces("host-pid", them -> them.withPid("host")),
        namespaces("pid:container:db", them -> them.withPid("container:db")),
        namespaces("host-uts", them -> them.withUts("host")),
        namespaces("uts:odd", them -> them.withUts("odd")),
        namespaces("host-userns", them -> them.withUser("host")),
        namespaces("userns:odd", them -> them.withUser("odd")),
        namespaces("host-cgroup", them -> them.withCgroup("host")),
        namespaces("cgroup:odd", them -> them.withCgroup("odd")),
        bind("mount:/", "/"),
        bind("mount:/var/run/docker.sock", "/var/run/docker.sock"),
        bind("mount:/run/docker.sock", "/checkouts/one/../../run//docker.sock"),
        bind("mount:/checkouts", "/checkouts/one/.."),
        bind("mount:/checkouts/one-more", "/checkouts/one-more"),
        bind("mount:/cache/objects", "/cache/objects"),
        new Piece(
            "propagation:rshared",
            spec -> spec.withMount(new Bind("/checkouts/one", "/w", false, "rshared"))),
        new Piece("mount:/etc:ro", spec -> spec.withMount(new Bind("/etc", "/host-etc", true))),
        new Piece("volume:theirs", spec -> spec.withMount(new Volume("theirs", "/v", false))),
        new Piece(
            "publish:0.0.0.0",
            spec -> spec.withNetwork(net -> net.withPort(new Port("", 0, 80, "tcp")))),
        new Piece(
            "publish:192.0.2.1",
            spec -> spec.withNetwork(net -> net.withPort(new Port("192.0.2.1", 0, 80, "tcp")))),
        new Piece(
            "ulimit:rtprio",
            spec -> spec.withLimits(limits -> limits.withUlimit("rtprio", new Ulimit(1, 1)))),
        new Piece("gpus", spec -> spec.withGpus(new Gpus.All())));
  }

  static Stream<Piece> harmless() {
    return Stream.<UnaryOperator<ContainerSpec>>of(
            spec -> spec,
            spec -> spec.withPrivileges(them -> them.withCapAdd("CAP_NET_RAW")),
            spec -> spec.withPrivileges(them -> them.withCapDrop("ALL")),
            spec -> spec.withPrivileges(them -> them.withSecurityOpt("no-new-privileges")),
            spec -> spec.withPrivileges(them -> them.withSecurityOpt("no-new-privileges:true")),
            spec -> spec.withNamespaces(them -> them.withNetwork("none").withIpc("private")),
            spec -> spec.withNamespaces(them -> them.withNetwork("penv-1-net")),
            spec -> spec.withMount(new Bind("/checkouts/one", "/w", false)),
            spec -> spec.withMount(new Bind("/checkouts/one/data/../x", "/x", false, "rprivate")),
            spec -> spec.withMount(OWN),
            spec -> spec.withMount(new Volume("", "/v", false)),
            spec -> spec.withMount(new Volume("penv-1-cache", "/c", false)),
            spec -> spec.withMount(new Tmpfs("/t", List.of())),
            spec -> spec.withNetwork(net -> net.withPort(new Port("127.0.0.1", 8080, 80, "tcp"))),
            spec -> spec.withNetwork(net -> net.withPort(new Port("::1", 8080, 80, "tcp"))),
            spec -> spec.withLimits(limits -> limits.withUlimit("nofile", new Ulimit(1, 1))),
            spec -> spec.withGpus(new Gpus.Count(1)),
            spec -> spec.withProgram(program -> program.as("root").withEnv("A", "b")))
        .map(change -> new Piece("", change));
  }

  private static List<Complaint> refusals(ContainerSpec spec, String... allowed) {
    var powers =
        Arrays.stream(allowed)
            .map(word -> Power.parse(word).orElseThrow())
            .collect(Collectors.toSet());
    return new Trust(new Allowed(powers)).refusals(spec, PREMISES, Map.of(), OTHERWISE);
  }

  @ParameterizedTest
  @MethodSource("powerful")
  void aPowerIsRefusedUnlessTheOperatorGivesIt(Piece piece) {
    var spec = piece.change().apply(PLAIN);
    assertThat(refusals(spec))
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.remedy()).contains("add `%s` to".formatted(piece.power())));
    assertThat(refusals(spec, piece.power())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void whatStaysInTheContainerIsAllowed(Piece piece) {
    assertThat(refusals(piece.change().apply(PLAIN))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cap:ALL, cap:SYS_ADMIN, true",
    "cap:SYS_ADMIN, cap:ALL, false",
    "mount:/data, mount:/data/set, true",
    "mount:/data, mount:/data/set:ro, true",
    "mount:/data:ro, mount:/data/set:ro, true",
    "mount:/data:ro, mount:/data/set, false",
    "mount:/data, mount:/database, false",
    "mount:/data/set, mount:/data, false",
    "mount:/, mount:/var/run/docker.sock, true",
    "privileged, cap:SYS_ADMIN, false",
    "network:a, network:b, false"
  })
  void onePowerCoversAnotherOnlyWhenItIsLarger(String allowed, String asked, boolean covers) {
    assertThat(Power.parse(allowed).orElseThrow().covers(Power.parse(asked).orElseThrow()))
        .isEqualTo(covers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "privileged:",
        "cap:",
        "cap:FOO",
        "mount:",
        "mount:x",
        "device:fuse",
        "odd",
        ":"
      })
  void whatIsNoPowerIsNotRead(String word) {
    assertThat(Power.parse(word)).isEmpty();
  }

  @Test
  void aPathThatIsNoneIsCoveredByNothing() {
    var spec = PLAIN.withMount(new Bind("../etc", "/x", false));
    assertThat(refusals(spec, "mount:/")).hasSize(1);
    var broken = PLAIN.withMount(new Bind("/checkouts/one\n/..", "/x", false));
    assertThat(refusals(broken, "mount:/")).hasSize(1);
  }

  @Test
  void aRefusalNamesWhatBroughtThePowerAndWhatTheOperatorMayWrite() {
    var place = new Place.InFile(".devcontainer/devcontainer.json", 7, 3);
    var powers = new LinkedHashMap<Power, Origin>();
    powers.put(
        new Power.Word(Power.Kind.PRIVILEGED), Origin.feature("privileged", place, "./dind"));
    powers.put(new Power.HostPath("/data", true), new Origin("mounts[0]", place));
    powers.put(new Power.Word(Power.Kind.CAPABILITY, "ALL"), Origin.image("capAdd", place));
    assertThat(new Trust(Allowed.NOTHING).refusals(powers))
        .containsExactly(
            new Complaint(
                place,
                "`privileged` of the Feature `./dind` asks for every right on the host, which"
                    + " containers on this machine do not get.",
                "Remove it, or let the operator add `privileged` to `local: allow:` in penv.yaml."),
            new Complaint(
                place,
                "`mounts[0]` asks for the host's `/data` to read, which containers on this machine"
                    + " do not get.",
                "Remove it, or let the operator add `mount:/data:ro` to `local: allow:` in"
                    + " penv.yaml."),
            new Complaint(
                place,
                "`capAdd` of the image's metadata asks for the capability `ALL`, which containers"
                    + " on this machine do not get.",
                "Remove it, or let the operator add `cap:ALL` to `local: allow:` in penv.yaml."));
  }

  @Test
  void aPowerThatNobodyWroteIsRefusedToo() {
    var followed = PLAIN.withMount(new Bind("/etc", "/w", false));
    assertThat(refusals(followed))
        .singleElement()
        .extracting(Complaint::place)
        .isEqualTo(OTHERWISE.place());
  }

  /** A new part of a spec is looked at here: whether it is a power, and who judges it. */
  @Test
  void everyPartOfASpecIsKnownToTheJudge() {
    assertThat(names(ContainerSpec.class))
        .isEqualTo(
            "image platform program labels mounts privileges namespaces limits gpus network");
    assertThat(names(Privileges.class))
        .isEqualTo(
            "privileged capAdd capDrop securityOpt devices deviceRules sysctls runtime"
                + " cgroupParent");
    assertThat(names(Namespaces.class)).isEqualTo("network ipc pid uts user cgroup");
    assertThat(names(Limits.class)).isEqualTo("memory memoryAndSwap nanoCpus shm pids ulimits");
    assertThat(names(Network.class))
        .isEqualTo("hostname ports dns dnsSearch dnsOptions extraHosts");
    assertThat(names(Program.class)).isEqualTo("entrypoint command env user folder init groups");
    assertThat(Mount.class.getPermittedSubclasses())
        .containsExactly(Bind.class, Volume.class, Tmpfs.class);
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .collect(Collectors.joining(" "));
  }
}
