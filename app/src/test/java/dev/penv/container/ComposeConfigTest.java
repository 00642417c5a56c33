package dev.penv.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeConfigTest {
  private static final Place PLACE = new Place.InFile(".devcontainer/devcontainer.json", 3, 3);
  private static final Premises PREMISES =
      new Premises(
          List.of("/checkouts/one"),
          Set.of(),
          "penv-1-",
          new Gpus.None(),
          Map.of("dev.penv.run", "r1"));

  /** As docker-compose 1.29.2 printed it. */
  private static final String HARMLESS =
      """
      networks:
        back:
          driver: bridge
      services:
        app:
          build:
            args:
              A: '1'
            context: /checkouts/one
            dockerfile: .devcontainer/Dockerfile
          cap_add:
          - NET_RAW
          command: sleep infinity
          depends_on:
          - db
          environment:
            A: b
          init: true
          labels:
            dev.penv.run: r1
            devcontainer.local_folder: /checkouts/one
          network_mode: service:db
          ports:
          - 127.0.0.1:8080:80/tcp
          - host_ip: 127.0.0.1
            published: 91
            target: 90
          security_opt:
          - no-new-privileges:true
          shm_size: 1g
          tmpfs:
          - /run
          ulimits:
            nofile:
              hard: 2
              soft: 1
            nproc: 65535
          user: root
          volumes:
          - /checkouts/one:/workspaces/one:rw
          - cache:/c:rw
          - source: /checkouts/one
            target: /data
            type: bind
          - target: /t
            type: tmpfs
          volumes_from: []
        db:
          image: postgres:16
          networks:
            back:
              aliases:
              - z
          restart: unless-stopped
          volumes:
          - data:/var/lib/postgresql/data:rw
      version: '3.8'
      volumes:
        cache: {}
        data:
          name: penv-1-data
      """;

  private static ComposeConfig service(String lines) {
    return read("services:\n  app:\n    image: debian\n" + lines.indent(4));
  }

  private static ComposeConfig read(String output) {
    return ComposeConfig.read(output, PLACE, PREMISES, ComposeConfigTest::real);
  }

  private static String real(String path) {
    return path.replace("/checkouts/one/link", "/etc");
  }

  private static List<String> typed(ComposeConfig config) {
    assertThat(config.complaints()).isEmpty();
    return config.powers().keySet().stream().map(Power::typed).toList();
  }

  @Test
  void servicesThatStayAmongThemselvesAreAllowed() {
    var config = read(HARMLESS);
    assertThat(config.complaints()).isEmpty();
    assertThat(config.powers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "privileged: true | privileged",
        "privileged: 'yes' | privileged",
        "cap_add: [SYS_ADMIN] | cap:SYS_ADMIN",
        "security_opt: ['seccomp:unconfined'] | security-opt:seccomp=unconfined",
        "security_opt: ['seccomp:./x.json'] | security-opt:seccomp=./x.json",
        "devices: ['/dev/fuse:/dev/fuse:rwm'] | device:/dev/fuse",
        "devices: [{source: /dev/fuse, target: /dev/fuse}] | device:/dev/fuse",
        "device_cgroup_rules: ['c 1:3 mr'] | device-cgroup-rule:c 1:3 mr",
        "network_mode: host | host-network",
        "network_mode: container:abc | network:container:abc",
        "pid: host | host-pid",
        "pid: container:abc | pid:container:abc",
        "ipc: host | host-ipc",
        "uts: host | host-uts",
        "userns_mode: host | host-userns",
        "cgroup: host | host-cgroup",
        "cgroup_parent: m | cgroup-parent:m",
        "runtime: runsc | runtime:runsc",
        "sysctls: {net.core.somaxconn: '1024'} | sysctl:net.core.somaxconn",
        "sysctls: [net.core.somaxconn=1024] | sysctl:net.core.somaxconn",
        "ulimits: {rtprio: 1} | ulimit:rtprio",
        "oom_score_adj: -1000 | ulimit:oom_score_adj",
        "ports: ['8080:80'] | publish:0.0.0.0",
        "ports: ['80'] | publish:0.0.0.0",
        "ports: [{published: 8080, target: 80}] | publish:0.0.0.0",
        "ports: ['192.0.2.1:8080:80/tcp'] | publish:192.0.2.1",
        "volumes: ['/var/run/docker.sock:/s:ro'] | mount:/var/run/docker.sock:ro",
        "volumes: ['/checkouts/one/..:/s:rw'] | mount:/checkouts",
        "volumes: [{type: bind, source: /etc, target: /e, read_only: true}] | mount:/etc:ro",
        "volumes: [{type: bind, source: /checkouts/one, target: /e, bind: {propagation: rshared}}]"
            + " | propagation:rshared",
        "logging: {driver: syslog} | log-driver:syslog",
        "gpus: all | gpus",
        "gpus: [{count: 1}] | gpus",
        "deploy: {resources: {reservations: {devices: [{capabilities: [gpu]}]}}} | gpus",
        "build: /elsewhere | mount:/elsewhere:ro",
        "build: {context: /checkouts} | mount:/checkouts:ro",
        "build: {context: /checkouts/one, dockerfile: ../../x} | mount:/x:ro",
        "build: {context: /checkouts/one, dockerfile: /x/D} | mount:/x/D:ro",
        "build: {context: /checkouts/one, additional_contexts: {a: /x}} | mount:/x:ro",
        "build: {context: /checkouts/one, network: host} | host-network",
        "build: {context: /checkouts/one, privileged: true} | privileged",
        "build: {context: /checkouts/one, entitlements: [security.insecure]} | privileged",
        "build: {context: /checkouts/one, tags: [debian]} | image-name:debian"
      })
  void aPowerOfAServiceIsFound(String line, String power) {
    var config = service(line);
    assertThat(typed(config)).contains(power).isSubsetOf(power, "image-name:debian");
    var refusals = new Trust(Allowed.NOTHING).refusals(config.powers());
    assertThat(refusals)
        .anySatisfy(refusal ->
            assertThat(refusal.problem()).startsWith("`services.app." + line.split(":", 2)[0]));
    assertThat(refusals).extracting(Complaint::place).containsOnly(PLACE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "volumes: {v: {external: true}} | volume:v",
        "volumes: {v: {external: true, name: other}} | volume:other",
        "volumes: {v: {external: {name: other}}} | volume:other",
        "volumes: {v: {name: other}} | volume:other",
        "volumes: {v: {driver: nfs}} | volume-driver:nfs",
        "volumes: {v: {driver_opts: {type: none, o: bind, device: /etc}}} | mount:/etc",
        "volumes: {v: {driver_opts: {type: ext4, device: /dev/sda1}}} | volume-driver:local",
        "volumes: {v: {driver_opts: {type: none, o: 'bind,uid=0', device: /checkouts/one}}}"
            + " | volume-driver:local",
        "networks: {n: {external: true, name: other}} | network:other",
        "networks: {n: {external: true, name: host}} | host-network",
        "networks: {n: {driver: macvlan}} | network-driver:macvlan",
        "networks: {n: {driver_opts: {parent: eth0}}} | network-driver:parent",
        "networks: {n: {ipam: {config: [{subnet: 192.0.2.0/24}]}}} | subnet:192.0.2.0/24",
        "secrets: {s: {file: /etc/passwd}} | mount:/etc/passwd:ro",
        "configs: {s: {file: /etc/passwd}} | mount:/etc/passwd:ro"
      })
  void aPowerBesideTheServicesIsFound(String line, String power) {
    assertThat(typed(read("services: {}\n" + line))).containsExactly(power);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "volumes: {v: {driver_opts: {type: none, o: bind, device: /checkouts/one/d}}}",
        "volumes: {v: {external: true, name: penv-1-v}}",
        "networks: {n: {external: true, name: penv-1-n}}",
        "networks: {default: {name: penv-1-default, ipam: {}}}",
        "secrets: {s: {file: /checkouts/one/s}}",
        "x-anything: [1]"
      })
  void whatBelongsToTheRunMayBeUsed(String line) {
    assertThat(typed(read("services: {}\n" + line))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "volumes_from: [container:abc]",
        "external_links: [abc]",
        "use_api_socket: true",
        "provider: {type: x}",
        "credential_spec: {file: x}",
        "env_file: [/etc/shadow]",
        "post_start: [{command: x, privileged: true}]",
        "volumes: [{type: npipe, source: a, target: b}]",
        "volumes: ['relative/..:/x:odd']",
        "devices: [[a]]",
        "pid: [host]",
        "privilegedd: true",
        "labels: {dev.penv.run: other}",
        "labels: [dev.penv.instance=x]",
        "build: {context: /checkouts/one, ssh: [default]}",
        "build: {context: /checkouts/one, cache_to: ['type=local,dest=/etc']}"
      })
  void whatIsNotKnownToBeHarmlessIsRefusedAlways(String line) {
    assertThat(service(line).complaints()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "volumes: ['/checkouts/one/link/x:/x:rw'] | mount:/etc/x",
        "volumes: [{type: bind, source: /checkouts/one/link, target: /x}] | mount:/etc",
        "build: /checkouts/one/link | mount:/etc:ro",
        "build: {context: /checkouts/one, dockerfile: link/passwd} | mount:/etc/passwd:ro"
      })
  void linksAreFollowed(String line, String power) {
    assertThat(typed(service(line))).contains(power);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/checkouts/one:/w:rw | /checkouts/one/data:/d:rw | true",
        "/checkouts/one:/w:rw | /checkouts/one/a/b:/d:ro | true",
        "/checkouts/one:/w:ro | /checkouts/one/data:/d:rw | false",
        "/checkouts/one/data:/w:rw | /checkouts/one/data:/d:rw | false",
        "/checkouts/one/data:/w:rw | /checkouts/one/database:/d:rw | false"
      })
  void whatAnotherMountCouldTurnIntoALinkIsAPower(String one, String other, boolean nested) {
    var config =
        read(
            "services:\n  a: {image: x, volumes: ['%s']}\n  b: {image: x, volumes: ['%s']}"
                .formatted(one, other));
    assertThat(typed(config).contains("nested-mounts")).isEqualTo(nested);
    if (nested) {
      assertThat(config.powers().sequencedValues().getFirst().property())
          .isEqualTo("services.b.volumes");
    }
  }

  @Test
  void anImageThatIsBuiltMayNotTakeTheNameOfAnother() {
    assertThat(typed(service("build: /checkouts/one"))).containsExactly("image-name:debian");
    assertThat(typed(read("services: {a: {build: /checkouts/one, image: penv-1-a}}"))).isEmpty();
  }

  @Test
  void aSourceThatDockerFetchesItselfIsNoPathOfTheHost() {
    assertThat(typed(read("services: {a: {build: {context: 'https://example.com/x.git'}}}")))
        .isEmpty();
  }

  @Test
  void theGpusOfTheRunMayBeReserved() {
    var one =
        new Premises(List.of("/checkouts/one"), Set.of(), "penv-1-", new Gpus.Count(1), Map.of());
    var reserved = "services: {a: {deploy: {resources: {reservations: {devices: [{%s}]}}}}}";
    assertThat(
            ComposeConfig.read(reserved.formatted("count: 1"), PLACE, one, ComposeConfigTest::real)
                .powers())
        .isEmpty();
    assertThat(
            ComposeConfig.read(
                    reserved.formatted("count: all"), PLACE, one, ComposeConfigTest::real)
                .powers())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"services: [", "- a", "services: 7", "services: {a: 7}", "other: 1", ": :"})
  void whatCannotBeReadIsRefused(String output) {
    assertThat(read(output).complaints()).isNotEmpty();
  }
}
