package dev.penv.workspace.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.PushResponseItem;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.NameParser;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.penv.container.ContainerSpec;
import dev.penv.workspace.Credentials;
import dev.penv.workspace.Docker;
import dev.penv.workspace.DockerFailure;
import dev.penv.workspace.Image;
import dev.penv.workspace.Onlooker;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A docker daemon behind a Unix socket of this computer. */
public final class DockerJava implements Docker, AutoCloseable {
  /** The newest that is written for here; older daemons are spoken to in their own. */
  private static final List<Integer> NEWEST = List.of(1, 44);

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final String[] NOTHING = {};
  private static final String METADATA = "devcontainer.metadata";

  private final URI address;
  private final DockerClient client;

  private DockerJava(URI address, DockerClient client) {
    this.address = address;
    this.client = client;
  }

  /**
   * The daemon behind a socket.
   *
   * @param address such as {@code unix:///var/run/docker.sock}
   * @throws DockerFailure when nobody answers there
   */
  public static DockerJava at(URI address) throws IOException {
    try (var any = client(address, "")) {
      var version = Calls.answer(() -> any.versionCmd().exec()).getApiVersion();
      return new DockerJava(address, client(address, spoken(version)));
    }
  }

  private static String spoken(String version) {
    var parts = version.split("\\.", -1);
    var newer =
        Integer.parseInt(parts[0]) > NEWEST.getFirst()
            || Integer.parseInt(parts[1]) > NEWEST.getLast();
    return newer ? NEWEST.getFirst() + "." + NEWEST.getLast() : version;
  }

  /** Nothing is read from the files and variables of whoever runs penv. */
  private static DockerClient client(URI address, String version) {
    var config = config(address, version);
    var http =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .connectionTimeout(CONNECT)
            .maxConnections(100)
            .build();
    return DockerClientImpl.getInstance(config, http);
  }

  private static DockerClientConfig config(URI address, String version) {
    var builder =
        DefaultDockerClientConfig.createDefaultConfigBuilder()
            .withDockerHost(address.toString())
            .withDockerConfig("/nonexistent")
            .withDockerContext(null)
            .withDockerTlsVerify(false)
            .withRegistryUsername(null)
            .withRegistryPassword(null);
    return (version.isEmpty() ? builder : builder.withApiVersion(version)).build();
  }

  @Override
  public String address() {
    return address.toString();
  }

  @Override
  public boolean hasGpuRuntime() throws IOException {
    var runtimes = Calls.answer(() -> client.infoCmd().exec()).getRuntimes();
    return runtimes != null && runtimes.containsKey("nvidia");
  }

  @Override
  public Optional<Image> image(String reference) throws IOException {
    return Calls.found(() -> client.inspectImageCmd(reference).exec()).map(DockerJava::image);
  }

  private static Image image(InspectImageResponse found) {
    var config = Objects.requireNonNullElseGet(found.getConfig(), ContainerConfig::new);
    var labels = Objects.requireNonNullElse(config.getLabels(), Map.<String, String>of());
    return new Image(
        String.valueOf(found.getId()),
        found.getOs() + "/" + found.getArch(),
        Objects.requireNonNullElse(config.getUser(), ""),
        environment(Objects.requireNonNullElse(config.getEnv(), NOTHING)),
        Stream.of(config.getEntrypoint(), config.getCmd())
            .flatMap(words -> Stream.of(Objects.requireNonNullElse(words, NOTHING)))
            .toList(),
        Objects.requireNonNullElse(labels.get(METADATA), ""));
  }

  private static Map<String, String> environment(String[] lines) {
    var environment = new LinkedHashMap<String, String>();
    for (var line : lines) {
      int sign = line.indexOf('=');
      if (sign > 0) environment.put(line.substring(0, sign), line.substring(sign + 1));
    }
    return environment;
  }

  @Override
  public void pull(String reference, Credentials credentials, Onlooker onlooker)
      throws IOException, InterruptedException {
    var name = NameParser.parseRepositoryTag(reference);
    var command = client.pullImageCmd(name.repos);
    command.withTag(name.tag.isEmpty() && !reference.contains("@") ? "latest" : name.tag);
    credentials.of(reference).map(DockerJava::auth).ifPresent(command::withAuthConfig);
    new Listening<>(onlooker, new Layers<PullResponseItem>()).to(command);
  }

  @Override
  public void push(String reference, Credentials credentials, Onlooker onlooker)
      throws IOException, InterruptedException {
    var command = client.pushImageCmd(reference);
    credentials.of(reference).map(DockerJava::auth).ifPresent(command::withAuthConfig);
    new Listening<>(onlooker, new Layers<PushResponseItem>()).to(command);
  }

  private static AuthConfig auth(Credentials.Login login) {
    return new AuthConfig().withUsername(login.user()).withPassword(login.password());
  }

  @Override
  public void tag(String image, String reference) throws IOException {
    var name = NameParser.parseRepositoryTag(reference);
    Calls.done(() -> client.tagImageCmd(image, name.repos, name.tag).exec());
  }

  @Override
  public String build(
      Recipe recipe, InputStream context, Credentials credentials, Onlooker onlooker)
      throws IOException, InterruptedException {
    var command =
        client
            .buildImageCmd(context)
            .withDockerfilePath(recipe.dockerfile())
            .withCacheFrom(Set.copyOf(recipe.cacheFrom()))
            .withLabels(recipe.labels())
            .withTags(Set.of(recipe.tag()))
            .withRemove(true)
            .withForcerm(true)
            .withBuildAuthConfigs(auths(credentials));
    recipe.args().forEach(command::withBuildArg);
    if (!recipe.target().isEmpty()) command.withTarget(recipe.target());
    new Listening<>(onlooker, new BuildSteps()).to(command);
    return image(recipe.tag())
        .map(Image::id)
        .orElseThrow(() -> new DockerFailure(DockerFailure.Kind.OTHER, "the build left no image"));
  }

  private static AuthConfigurations auths(Credentials credentials) {
    var all = new AuthConfigurations();
    credentials
        .logins()
        .forEach((host, login) -> all.addConfig(auth(login).withRegistryAddress(host)));
    return all;
  }

  @Override
  public String create(String name, ContainerSpec spec) throws IOException {
    remove(name);
    return Calls.answer(() -> Creation.of(client, spec).withName(name).exec()).getId();
  }

  @Override
  public void start(String container) throws IOException {
    try {
      Calls.done(() -> client.startContainerCmd(container).exec());
    } catch (NotModifiedException running) {
      // that is what was asked for
    }
  }

  @Override
  public boolean isRunning(String container) throws IOException {
    return Calls.found(() -> client.inspectContainerCmd(container).exec())
        .map(found -> Boolean.TRUE.equals(found.getState().getRunning()))
        .orElse(false);
  }

  @Override
  public int execute(String container, Execution execution, Onlooker onlooker)
      throws IOException, InterruptedException {
    var environment =
        execution.environment().entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .toList();
    var command =
        client
            .execCreateCmd(container)
            .withCmd(execution.words().toArray(String[]::new))
            .withEnv(environment)
            .withAttachStdout(true)
            .withAttachStderr(true);
    if (!execution.user().isEmpty()) command.withUser(execution.user());
    if (!execution.folder().isEmpty()) command.withWorkingDir(execution.folder());
    var id = Calls.answer(command::exec).getId();
    new Listening<>(onlooker, new Output())
        .within(execution.limit())
        .to(client.execStartCmd(id).withDetach(false));
    var code = Calls.answer(() -> client.inspectExecCmd(id).exec()).getExitCodeLong();
    if (code == null) throw new DockerFailure(DockerFailure.Kind.OTHER, "it did not end");
    return code.intValue();
  }

  @Override
  public void removeAll(String label, String value) throws IOException {
    var mark = Map.of(label, value);
    var containers =
        Calls.answer(
            () -> client.listContainersCmd().withShowAll(true).withLabelFilter(mark).exec());
    for (var container : containers) remove(container.getId());
    var filter = List.of(label + "=" + value);
    removeVolumes("name", List.of("penv-" + value + "-"));
    removeVolumes("label", filter);
    var networks = Calls.answer(() -> client.listNetworksCmd().withFilter("label", filter).exec());
    for (var network : networks) {
      Calls.found(() -> client.removeNetworkCmd(network.getId()).exec());
    }
    var images = Calls.answer(() -> client.listImagesCmd().withLabelFilter(mark).exec());
    for (var image : images) {
      Calls.found(() -> client.removeImageCmd(image.getId()).withForce(true).exec());
    }
  }

  private void removeVolumes(String filter, List<String> values) throws IOException {
    var volumes = Calls.answer(() -> client.listVolumesCmd().withFilter(filter, values).exec());
    for (var volume : Optional.ofNullable(volumes.getVolumes()).orElse(List.of())) {
      Calls.found(() -> client.removeVolumeCmd(volume.getName()).exec());
    }
  }

  @Override
  public void removeImage(String reference) throws IOException {
    Calls.found(() -> client.removeImageCmd(reference).exec());
  }

  private void remove(String container) throws IOException {
    try {
      Calls.done(() ->
          client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec());
    } catch (NotFoundException gone) {
      // that is what was asked for
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
