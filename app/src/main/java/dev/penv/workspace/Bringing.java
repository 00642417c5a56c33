package dev.penv.workspace;

import dev.penv.complaint.Complaint;
import dev.penv.container.Berth;
import dev.penv.container.BuiltImage;
import dev.penv.container.ContainerSpec;
import dev.penv.container.Gpus;
import dev.penv.container.Mount;
import dev.penv.container.Origin;
import dev.penv.container.Premises;
import dev.penv.container.Specification;
import dev.penv.container.Specified;
import dev.penv.container.Trust;
import dev.penv.document.Json;
import dev.penv.environment.DevContainer;
import dev.penv.environment.Environment;
import dev.penv.environment.ImageLabel;
import dev.penv.environment.LocalFolder;
import dev.penv.environment.Metadata;
import dev.penv.environment.Scenario;
import dev.penv.environment.Stage;
import dev.penv.environment.Variables;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** One Environment on its way up: image, container, the commands of its lifecycle. */
final class Bringing {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Trust trust;
  private final Registries registries;
  private final String tools;
  private final Docker docker;
  private final Order order;
  private final Onlooker onlooker;
  private final Images images;

  Bringing(
      Trust trust,
      Registries registries,
      String tools,
      Docker docker,
      Order order,
      Onlooker onlooker) {
    this.trust = trust;
    this.registries = order.ofFork() ? registries.withoutLogins() : registries;
    this.tools = tools;
    this.docker = docker;
    this.order = order;
    this.onlooker = onlooker;
    images = new Images(docker, this.registries, onlooker);
  }

  Brought up(Environment environment) throws IOException, InterruptedException {
    var written = environment.container();
    var variables = written.local(folder(), Map.of()).then(Variables.identified(labels()));
    var container = written.with(variables);
    var initialize = new Initialize(container, order, onlooker);
    var refusals = new ArrayList<>(initialize.refusals(trust));
    refusals.addAll(BuildOptions.refusals(container));
    if (container.scenario() instanceof Scenario.Unstated) refusals.add(withoutImage(container));
    if (!refusals.isEmpty()) return new Brought.Refused(refusals);
    if (!initialize.succeeds()) return failed(Stage.INITIALIZE);
    return container.scenario() instanceof Scenario.Compose compose
        ? new Composing(this, order, environment, variables, compose).up()
        : with(environment, variables);
  }

  /** The reference does not start one either. */
  private static Complaint withoutImage(DevContainer container) {
    return new Complaint(
        container.place("image"),
        "The devcontainer names no image, no Dockerfile and no compose file.",
        "Name one, for example `\"image\": \"mcr.microsoft.com/devcontainers/base:debian\"`.");
  }

  private Brought with(Environment environment, Variables variables)
      throws IOException, InterruptedException {
    var container = environment.container();
    var got = image(container.with(variables));
    var label = ImageLabel.read(got.image().metadata());
    var sources = new Sources(container, got.whole() ? container.beside(label) : label);
    var image = new BuiltImage(got.reference(), sources.labelled(), got.image().start());
    return switch (Specification.of(environment, image, berth())) {
      case Specified.Misread(var complaints) -> new Brought.Refused(complaints);
      case Specified.Understood specified ->
          judged(sources.with(variables), specified, got.source());
    };
  }

  private Brought judged(Sources sources, Specified.Understood specified, Brought.Source source)
      throws IOException, InterruptedException {
    var spec = followed(specified.spec());
    var refusals = refusals(sources, specified, spec);
    return refusals.isEmpty()
        ? running(sources, spec, specified, source)
        : new Brought.Refused(refusals);
  }

  /**
   * What the operator's list does not allow.
   *
   * @param spec what docker will be given: the one of these whose links were followed
   */
  List<Complaint> refusals(Sources sources, Specified.Understood specified, ContainerSpec spec) {
    var refusals = trust.refusals(specified.powers());
    if (!refusals.isEmpty()) return refusals;
    var link = new Origin("mounts", sources.container().place("mounts"), "a link");
    return trust.refusals(spec, premises(), specified.powers(), link);
  }

  Trust trust() {
    return trust;
  }

  Images images() {
    return images;
  }

  Berth berth() {
    return new Berth(folder(), premises(), order.hardware().memory());
  }

  private Images.Got image(DevContainer container) throws IOException, InterruptedException {
    var isPlain = container.features().wanted().isEmpty();
    return switch (container.scenario()) {
      case Scenario.Image(var name) when isPlain -> images.named(name);
      case Scenario.Dockerfile dockerfile when isPlain && dockerfile.options().isEmpty() ->
          images.built(container, dockerfile, order);
      case Scenario.Image _, Scenario.Dockerfile _, Scenario.Unstated _ ->
          images.referenced(container, order, reference(Map.of()));
      case Scenario.Compose _ -> throw new IllegalArgumentException("compose has many images");
    };
  }

  /**
   * @param environment variables for it beside its usual ones
   */
  Reference reference(Map<String, String> environment) throws IOException {
    return switch (DevContainerCli.at(order.site().shell(), tools)) {
      case DevContainerCli.Installed(var words) -> {
        var all = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> all.add(name + "=" + value));
        all.addAll(words);
        yield new Reference(order.site().shell(), all, docker, registries.credentials(), onlooker);
      }
      case DevContainerCli.Missing(var reason, var remedy) ->
          throw new DockerFailure(DockerFailure.Kind.OTHER, reason + " " + remedy);
    };
  }

  private Brought running(
      Sources sources, ContainerSpec spec, Specified.Understood specified, Brought.Source source)
      throws IOException, InterruptedException {
    if (!(spec.gpus() instanceof Gpus.None) && !docker.hasGpuRuntime()) return withoutGpus();
    var id = docker.create("penv-" + order.run(), spec);
    docker.start(id);
    return inhabited(sources, id, specified, source);
  }

  /** In a container that runs, whoever made it. */
  Brought inhabited(
      Sources sources, String id, Specified.Understood specified, Brought.Source source)
      throws IOException, InterruptedException {
    var remote = specified.metadata().remote();
    var inhabitant = Inhabitant.of(docker, id, remote, onlooker);
    own(inhabitant);
    var merged = sources.with(Variables.running(inhabitant.environment())).merged();
    var environment = inhabitant.environment(merged.remote());
    var inside =
        new Inside.Container(docker.address(), id, remote.user(), specified.folder(), environment);
    var failing = new LifecycleCommands(docker, inside, onlooker).failing(merged.lifecycle());
    if (failing.isPresent()) return failed(failing.get());
    images.say("the container is ready");
    return new Brought.Up(inside, source, specified.notes());
  }

  private static Brought failed(Stage stage) {
    return new Brought.Failed(stage.key() + " failed", "Your turn: the log shows what it printed.");
  }

  private static Brought withoutGpus() {
    return new Brought.Failed(
        "docker does not hand out NVIDIA GPUs on this machine",
        "The operator of this penv installs nvidia-container-toolkit there, and registers its"
            + " runtime with docker (`nvidia-ctk runtime configure`).");
  }

  private void own(Inhabitant inhabitant) throws IOException {
    var owned = new ArrayList<>(order.writable());
    owned.add(order.workspace().path());
    Containers.own(order.site().shell(), inhabitant.uid() + ":" + inhabitant.gid(), owned);
  }

  private LocalFolder folder() {
    return LocalFolder.at(order.workspace().path());
  }

  private Map<String, String> labels() {
    return Map.of(Containers.RUN, order.run().value());
  }

  private Premises premises() {
    var mounts = new LinkedHashSet<Mount>();
    for (var path : order.readable()) mounts.add(new Mount.Bind(path, path, true));
    for (var path : order.writable()) mounts.add(new Mount.Bind(path, path, false));
    var objects = new Cache(order.site().shell(), order.site().cache()).objects();
    mounts.add(new Mount.Bind(objects, objects, true));
    var prefix = (order.ofFork() ? "penv-" + order.run() : "penv-r" + order.repository()) + "-";
    return new Premises(List.of(order.workspace().path()), mounts, prefix, gpus(), labels());
  }

  private Gpus gpus() {
    var count = order.hardware().gpu().count();
    return count == 0 ? new Gpus.None() : new Gpus.Count(count);
  }

  /** What is mounted, and not what a link is called that leads there. */
  ContainerSpec followed(ContainerSpec spec) throws IOException {
    var followed = spec;
    var own = premises().mounts();
    for (var mount : spec.mounts()) {
      if (mount instanceof Mount.Bind bind && !own.contains(bind)) {
        followed = followed.withMount(bind.from(resolved(bind.source())));
      }
    }
    return followed;
  }

  String resolved(String path) throws IOException {
    var words = List.of("readlink", "-m", "-z", "--", path);
    var result = order.site().shell().run(words, Map.of(), new byte[0], LIMIT);
    if (!result.succeeded()) throw new IOException(result.errors().strip());
    return result.output().replace("\0", "");
  }

  /**
   * What says how a container is made.
   *
   * @param labelled what the image and its Features say
   */
  record Sources(DevContainer container, List<Json.Fields> labelled) {
    Sources with(Variables variables) {
      return new Sources(container.with(variables), labelled.stream().map(variables::in).toList());
    }

    Metadata merged() {
      return container.merged(labelled);
    }
  }
}
