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
import dev.penv.hardware.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunArgsTest {
  private static final Premises PREMISES =
      new Premises(List.of("/checkouts/one"), Set.of(), "penv-1-", new Gpus.None(), Map.of());

  private static Draft read(String... words) {
    var arguments = new ArrayList<RunArgs.Argument>();
    for (int i = 0; i < words.length; i++) {
      var place = new Place.InFile(".devcontainer.json", i + 1, 1);
      arguments.add(
          new RunArgs.Argument(words[i], new Origin("runArgs[%d]".formatted(i), place), false));
    }
    var draft = new Draft(ContainerSpec.of("debian"), PREMISES);
    RunArgs.read(arguments, draft);
    return draft;
  }

  private static ContainerSpec spec(String... words) {
    var draft = read(words);
    assertThat(draft.errors()).isEmpty();
    return draft.spec();
  }

  private static Complaint complaint(String... words) {
    var draft = read(words);
    assertThat(draft.errors()).hasSize(1);
    return draft.errors().getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--shm-size=1g", "--shm-size 1g", "--shm-size 1024m"})
  void aValueFollowsAsNextWordOrAfterAnEqualsSign(String words) {
    assertThat(spec(words.split(" ")).limits().shm()).isEqualTo(DataSize.gigabytes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-u vscode", "-uvscode", "-u=vscode", "--user vscode", "-itu vscode"})
  void lettersTakeTheirValueInEverySpellingOfDocker(String words) {
    assertThat(spec(words.split(" ")).program().user()).isEqualTo("vscode");
  }

  @Test
  void flagsMayBeSaidToBeFalse() {
    assertThat(spec("--init").program().init()).isTrue();
    assertThat(spec("--init=true", "--init=false").program().init()).isFalse();
    assertThat(spec("--privileged=false").privileges().privileged()).isFalse();
  }

  @Test
  void theValueOfAnOptionMayLookLikeAnOption() {
    assertThat(spec("-e", "--privileged=x").program().env()).isEqualTo(Map.of("--privileged", "x"));
    assertThat(spec("-e", "--privileged=x").privileges().privileged()).isFalse();
  }

  @Test
  void variablesAreSetInTheContainer() {
    assertThat(spec("-e", "A=1=2", "--env=B=").program().env())
        .containsExactly(Map.entry("A", "1=2"), Map.entry("B", ""));
  }

  @Test
  void aVariableWithoutValueIsEmptyAndThatIsSaid() {
    var draft = read("-e", "HOME");
    assertThat(draft.spec().program().env()).isEqualTo(Map.of("HOME", ""));
    assertThat(draft.notes()).extracting(Complaint::problem).first().asString().contains("`HOME`");
  }

  @Test
  void privilegesAreKeptInOneSpelling() {
    var privileges =
        spec(
                "--cap-add=cap_sys_ptrace",
                "--cap-drop=ALL",
                "--security-opt",
                "seccomp:unconfined",
                "--device=/dev/../dev/fuse",
                "--device=/dev/sda:/dev/disk:r",
                "--device-cgroup-rule=c 10:* rwm",
                "--sysctl=net.core.somaxconn=1024",
                "--runtime=runsc",
                "--cgroup-parent=/elsewhere")
            .privileges();
    assertThat(privileges.capAdd()).containsExactly("SYS_PTRACE");
    assertThat(privileges.capDrop()).containsExactly("ALL");
    assertThat(privileges.securityOpt()).containsExactly("seccomp=unconfined");
    assertThat(privileges.devices())
        .containsExactly(
            new Device("/dev/fuse", "/dev/fuse", "rwm"), new Device("/dev/sda", "/dev/disk", "r"));
    assertThat(privileges.deviceRules()).containsExactly("c 10:* rwm");
    assertThat(privileges.sysctls()).containsExactly(Map.entry("net.core.somaxconn", "1024"));
    assertThat(privileges.runtime()).isEqualTo("runsc");
    assertThat(privileges.cgroupParent()).isEqualTo("/elsewhere");
  }

  @Test
  void theRuntimeOfGpusIsNoPowerOfItsOwn() {
    assertThat(spec("--runtime=nvidia", "--gpus", "all")).isEqualTo(ContainerSpec.of("debian"));
  }

  @Test
  void namespacesAreKeptAsDockerNamesThem() {
    assertThat(
            spec("--net=host", "--ipc", "host", "--pid=container:db", "--uts=host", "--userns=host")
                .namespaces())
        .isEqualTo(new Namespaces("host", "host", "container:db", "host", "host", ""));
    assertThat(spec("--cgroupns=host").namespaces().cgroup()).isEqualTo("host");
  }

  @Test
  void limitsAreRead() {
    var limits =
        spec("-m4g", "--cpus=1.5", "--pids-limit=100", "--ulimit=nofile=1:2", "--ulimit=core=-1")
            .limits();
    assertThat(limits.memory()).isEqualTo(DataSize.gigabytes(4));
    assertThat(limits.memoryAndSwap()).isEqualTo(DataSize.gigabytes(4));
    assertThat(limits.nanoCpus()).isEqualTo(1_500_000_000L);
    assertThat(limits.pids()).isEqualTo(100);
    assertThat(limits.ulimits())
        .isEqualTo(Map.of("nofile", new Ulimit(1, 2), "core", new Ulimit(-1, -1)));
    assertThat(spec("--pids-limit=-1").limits().pids()).isZero();
  }

  @Test
  void portsWithoutAnAddressArePublishedToTheHostAlone() {
    assertThat(spec("-p8080:80").network().ports())
        .containsExactly(new Port("127.0.0.1", 8080, 80, "tcp"));
    assertThat(spec("-p", "53/udp", "-p", "0.0.0.0::1", "-p=[::1]:9:9").network().ports())
        .containsExactly(
            new Port("127.0.0.1", 0, 53, "udp"),
            new Port("0.0.0.0", 0, 1, "tcp"),
            new Port("::1", 9, 9, "tcp"));
    assertThat(spec("--publish=3000-3001:4000-4001").network().ports())
        .containsExactly(
            new Port("127.0.0.1", 3000, 4000, "tcp"), new Port("127.0.0.1", 3001, 4001, "tcp"));
  }

  @Test
  void hostsAndNameServersAreRead() {
    var network =
        spec(
                "--hostname=box",
                "--add-host=db:192.0.2.1",
                "--add-host=out=host-gateway",
                "--dns=192.0.2.53",
                "--dns-search=example.com",
                "--dns-opt=ndots:2")
            .network();
    assertThat(network.hostname()).isEqualTo("box");
    assertThat(network.extraHosts()).isEqualTo(Map.of("db", "192.0.2.1", "out", "host-gateway"));
    assertThat(network.dns()).containsExactly("192.0.2.53");
    assertThat(network.dnsSearch()).containsExactly("example.com");
    assertThat(network.dnsOptions()).containsExactly("ndots:2");
  }

  @Test
  void mountsAreReadInAllThreeForms() {
    assertThat(
            spec(
                    "-v/data:/data:ro",
                    "--volume=cache:/cache:z",
                    "-v=/scratch",
                    "--mount=type=bind,src=/a/../b,dst=/b,readonly,bind-propagation=rslave",
                    "--mount",
                    "\"type=tmpfs\",target=/t,tmpfs-size=1k",
                    "--tmpfs=/run:rw,noexec,size=1m")
                .mounts())
        .containsExactly(
            new Bind("/data", "/data", true),
            new Volume("penv-1-cache", "/cache", false),
            new Volume("", "/scratch", false),
            new Bind("/b", "/b", true, "rslave"),
            new Tmpfs("/t", List.of("size=1024")),
            new Tmpfs("/run", List.of("rw", "noexec", "size=1048576")));
  }

  @Test
  void theLastMountOfATargetWins() {
    assertThat(spec("-v", "one:/x", "-v", "two:/x/").mounts())
        .containsExactly(new Volume("penv-1-two", "/x", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--rm",
        "-d",
        "-it",
        "--name=x",
        "--name x",
        "--restart always",
        "--gpus all",
        "--gpus=\"device=0,1\"",
        "-l a=b",
        "--entrypoint bash",
        "-P",
        "--memory-swap=-1",
        "--log-driver=syslog"
      })
  void optionsWithoutMeaningHereAreNotedAndChangeNothing(String words) {
    var draft = read(words.split(" "));
    assertThat(draft.errors()).isEmpty();
    assertThat(draft.notes()).isNotEmpty();
    assertThat(draft.spec()).isEqualTo(ContainerSpec.of("debian"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--env-file=/etc/shadow",
        "--env-file x",
        "--label-file=x",
        "--cidfile=/root/x",
        "--volumes-from=other",
        "--link=db",
        "--volume-driver=nfs"
      })
  void optionsThatReachBeyondTheContainerAreRefusedAlways(String words) {
    assertThat(complaint(words.split(" ")).problem()).contains("cannot be used here");
  }

  @Test
  void unknownOptionsAreToldWithTheirPlaceAndTheNearestKnownOne() {
    assertThat(complaint("--rm", "--shmsize=1g"))
        .isEqualTo(
            new Complaint(
                new Place.InFile(".devcontainer.json", 2, 1),
                "There is no option `--shmsize` here.",
                "Did you mean `--shm-size`?"));
    assertThat(complaint("-k").problem()).contains("`-k`");
  }

  @Test
  void anOptionWithItsValueInOneWordIsTold() {
    assertThat(complaint("--shm-size 1g").remedy()).contains("two items");
  }

  @ParameterizedTest
  @ValueSource(strings = {"debian", "-", "--", "", "sh -c x"})
  void aWordThatDockerWouldTakeForTheImageIsRefused(String word) {
    assertThat(complaint(word).problem()).contains("no option");
  }

  @Test
  void anOptionWithoutItsValueIsTold() {
    assertThat(complaint("--rm", "--cap-add").problem()).contains("`--cap-add` has no value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--shm-size=much",
        "--shm-size=0",
        "--shm-size=-1g",
        "--cpus=0",
        "--cpus=1e30",
        "--init=maybe",
        "-u=a b",
        "-u=--privileged",
        "--env==x",
        "--env=A B=x",
        "--env=A=x\u0000",
        "--hostname=a\nb",
        "--device=sda",
        "--device=/dev/sda:/x:y",
        "--device-cgroup-rule=x",
        "--sysctl=x",
        "--ulimit=nofile",
        "--add-host=db",
        "--add-host=db:name",
        "--dns=example.com",
        "--workdir=relative",
        "--platform=linux amd64",
        "--cap-add=A,B",
        "--cap-drop=EVERYTHING",
        "--security-opt=seccomp=/etc/shadow",
        "--security-opt=seccomp=profile.json",
        "--network=name=x,alias=y",
        "-p=70000:80",
        "-p=1-3:1-2",
        "-p=1-9999:1-9999",
        "-p=x",
        "-p=0",
        "-v=./data:/data",
        "-v=~/data:/data",
        "-v=:/data",
        "-v=a:b",
        "-v=/a:/b:rw:x",
        "-v=/a:/b:other",
        "--mount=type=bind,source=relative,target=/x",
        "--mount=type=bind,source=/x",
        "--mount=type=npipe,source=/x,target=/x",
        "--mount=type=volume,source=x,target=/x,volume-opt=type=none,volume-opt=device=/",
        "--mount=type=volume,source=x,target=/x,volume-driver=nfs",
        "--mount=type=bind,source=/x,target=/x,bind-propagation=odd",
        "--mount=",
        "--tmpfs=relative",
        "--tmpfs=/x:context=y"
      })
  void valuesOfAnotherFormAreRefused(String word) {
    assertThat(complaint(word).problem()).contains("cannot be");
  }

  @Test
  void powersRememberTheWordThatBroughtThem() {
    var draft = read("--rm", "--cap-add=SYS_ADMIN", "--net", "host");
    assertThat(draft.powers())
        .extractingFromEntries(
            entry -> entry.getKey().typed() + " from " + entry.getValue().property())
        .containsExactly("cap:SYS_ADMIN from runArgs[1]", "host-network from runArgs[2]");
  }
}
