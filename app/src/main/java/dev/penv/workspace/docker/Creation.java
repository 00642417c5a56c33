package dev.penv.workspace.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.BindOptions;
import com.github.dockerjava.api.model.BindPropagation;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.InternetProtocol;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.VolumeOptions;
import dev.penv.container.ContainerSpec;
import dev.penv.container.Gpus;
import dev.penv.container.Limits;
import dev.penv.container.Mount;
import dev.penv.container.Namespaces;
import dev.penv.container.Network;
import dev.penv.container.Privileges;
import dev.penv.hardware.DataSize;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A ContainerSpec as docker-java says it. */
final class Creation {
  /** Who goes first when the machine itself runs out of memory: never the daemon or penv. */
  private static final int OOM_SCORE = 500;

  private Creation() {}

  static CreateContainerCmd of(DockerClient client, ContainerSpec spec) {
    var program = spec.program();
    var command =
        client
            .createContainerCmd(spec.image())
            .withLabels(spec.labels())
            .withEnv(pairs(program.env(), "="))
            .withExposedPorts(spec.network().ports().stream().map(Creation::exposed).toList())
            .withHostConfig(host(spec));
    if (!spec.platform().isEmpty()) command.withPlatform(spec.platform());
    if (!program.entrypoint().isEmpty()) command.withEntrypoint(program.entrypoint());
    if (!program.command().isEmpty()) command.withCmd(program.command());
    if (!program.user().isEmpty()) command.withUser(program.user());
    if (!program.folder().isEmpty()) command.withWorkingDir(program.folder());
    if (!spec.network().hostname().isEmpty()) command.withHostName(spec.network().hostname());
    return command;
  }

  private static HostConfig host(ContainerSpec spec) {
    var host =
        HostConfig.newHostConfig()
            .withInit(spec.program().init())
            .withGroupAdd(spec.program().groups())
            .withRestartPolicy(RestartPolicy.noRestart())
            .withOomScoreAdj(OOM_SCORE)
            .withMounts(mounts(spec.mounts()))
            .withTmpFs(tmpfs(spec.mounts()))
            .withDeviceRequests(requests(spec.gpus()));
    privileges(host, spec.privileges());
    namespaces(host, spec.namespaces());
    limits(host, spec.limits());
    network(host, spec.network());
    return host;
  }

  private static void privileges(HostConfig host, Privileges privileges) {
    host.withPrivileged(privileges.privileged())
        .withCapAdd(capabilities(privileges.capAdd()))
        .withCapDrop(capabilities(privileges.capDrop()))
        .withSecurityOpts(List.copyOf(privileges.securityOpt()))
        .withDevices(
            privileges.devices().stream()
                .map(device -> new Device(device.access(), device.target(), device.source()))
                .toList())
        .withDeviceCgroupRules(privileges.deviceRules())
        .withSysctls(privileges.sysctls());
    if (!privileges.runtime().isEmpty()) host.withRuntime(privileges.runtime());
    if (!privileges.cgroupParent().isEmpty()) host.withCgroupParent(privileges.cgroupParent());
  }

  private static Capability[] capabilities(Collection<String> names) {
    return names.stream().map(Capability::valueOf).toArray(Capability[]::new);
  }

  private static void namespaces(HostConfig host, Namespaces namespaces) {
    if (!namespaces.network().isEmpty()) host.withNetworkMode(namespaces.network());
    if (!namespaces.ipc().isEmpty()) host.withIpcMode(namespaces.ipc());
    if (!namespaces.pid().isEmpty()) host.withPidMode(namespaces.pid());
    if (!namespaces.uts().isEmpty()) host.withUtSMode(namespaces.uts());
    if (!namespaces.user().isEmpty()) host.withUsernsMode(namespaces.user());
    if (!namespaces.cgroup().isEmpty()) host.withCgroupnsMode(namespaces.cgroup());
  }

  private static void limits(HostConfig host, Limits limits) {
    if (isSaid(limits.memory())) host.withMemory(limits.memory().bytes());
    if (isSaid(limits.memoryAndSwap())) host.withMemorySwap(limits.memoryAndSwap().bytes());
    if (limits.nanoCpus() > 0) host.withNanoCPUs(limits.nanoCpus());
    if (isSaid(limits.shm())) host.withShmSize(limits.shm().bytes());
    if (limits.pids() > 0) host.withPidsLimit(limits.pids());
    host.withUlimits(
        limits.ulimits().entrySet().stream()
            .map(entry ->
                new Ulimit(entry.getKey(), entry.getValue().soft(), entry.getValue().hard()))
            .toList());
  }

  private static boolean isSaid(DataSize size) {
    return !size.equals(DataSize.ZERO);
  }

  private static void network(HostConfig host, Network network) {
    host.withDns(network.dns())
        .withDnsSearch(network.dnsSearch())
        .withDnsOptions(network.dnsOptions())
        .withExtraHosts(pairs(network.extraHosts(), ":").toArray(String[]::new))
        .withPortBindings(network.ports().stream().map(Creation::binding).toList());
  }

  private static PortBinding binding(Network.Port port) {
    var there =
        port.host() == 0
            ? Ports.Binding.bindIp(port.address())
            : Ports.Binding.bindIpAndPort(port.address(), port.host());
    return new PortBinding(there, exposed(port));
  }

  private static ExposedPort exposed(Network.Port port) {
    return new ExposedPort(port.container(), InternetProtocol.parse(port.protocol()));
  }

  private static List<com.github.dockerjava.api.model.Mount> mounts(List<Mount> mounts) {
    return mounts.stream()
        .filter(mount -> !(mount instanceof Mount.Tmpfs))
        .map(Creation::mount)
        .toList();
  }

  private static com.github.dockerjava.api.model.Mount mount(Mount mount) {
    var said = new com.github.dockerjava.api.model.Mount().withTarget(mount.target());
    return switch (mount) {
      case Mount.Bind(var source, var _, var readOnly, var propagation) -> {
        if (!propagation.isEmpty()) {
          var options = new BindOptions();
          said.withBindOptions(
              options.withPropagation(
                  BindPropagation.valueOf(propagation.toUpperCase(java.util.Locale.ROOT))));
        }
        yield said.withType(MountType.BIND).withSource(source).withReadOnly(readOnly);
      }
      case Mount.Volume(var name, var _, var readOnly) -> {
        if (!name.isEmpty()) said.withSource(name);
        yield said.withType(MountType.VOLUME)
            .withReadOnly(readOnly)
            .withVolumeOptions(new VolumeOptions());
      }
      case Mount.Tmpfs _ -> throw new IllegalArgumentException("said elsewhere: " + mount);
    };
  }

  private static Map<String, String> tmpfs(List<Mount> mounts) {
    var tmpfs = new LinkedHashMap<String, String>();
    for (var mount : mounts) {
      if (mount instanceof Mount.Tmpfs(var target, var options)) {
        tmpfs.put(target, String.join(",", options));
      }
    }
    return tmpfs;
  }

  private static List<DeviceRequest> requests(Gpus gpus) {
    var request =
        new DeviceRequest().withDriver("nvidia").withCapabilities(List.of(List.of("gpu")));
    return switch (gpus) {
      case Gpus.None() -> List.of();
      case Gpus.All() -> List.of(request.withCount(-1));
      case Gpus.Count(int count) -> List.of(request.withCount(count));
      case Gpus.Ids(var ids) -> List.of(request.withDeviceIds(ids));
    };
  }

  private static List<String> pairs(Map<String, String> map, String between) {
    return map.entrySet().stream()
        .map(entry -> entry.getKey() + between + entry.getValue())
        .toList();
  }
}
