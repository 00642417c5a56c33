package dev.penv.workspace;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Quoted;
import dev.penv.container.Berth;
import dev.penv.container.BuiltImage;
import dev.penv.container.ComposeConfig;
import dev.penv.container.ComposeProject;
import dev.penv.container.ComposeService;
import dev.penv.container.ContainerSpec;
import dev.penv.container.Origin;
import dev.penv.container.Power;
import dev.penv.container.Specification;
import dev.penv.container.Specified;
import dev.penv.document.Json;
import dev.penv.document.JsonText;
import dev.penv.document.Position;
import dev.penv.environment.DevContainer;
import dev.penv.environment.Environment;
import dev.penv.environment.ImageLabel;
import dev.penv.environment.Mount;
import dev.penv.environment.Scenario;
import dev.penv.environment.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One Environment among the services of compose on its way up. What compose makes of its files is
 * judged; that, and not the files, goes to the reference implementation. It builds the image of the
 * service first, whose metadata are judged too, and starts what was judged then.
 */
final class Composing {
  /** What the reference reads to build an image. */
  private static final Set<String> OF_IMAGE =
      Set.of("service", "features", "overrideFeatureInstallOrder", "remoteUser", "containerUser");

  /** What is settled when it starts: built, merged into the compose file, or not its to do. */
  private static final Set<String> SETTLED =
      Set.of(
          "features",
          "overrideFeatureInstallOrder",
          "mounts",
          "initializeCommand",
          "hostRequirements",
          "runArgs");

  private final Bringing bringing;
  private final Order order;
  private final Environment environment;
  private final Variables variables;
  private final DevContainer container;
  private final Scenario.Compose compose;
  private final Berth berth;
  private final String project;
  private final ComposeFolder folder;

  /**
   * @param variables that are known before the container runs
   * @param compose what the environment says, with them replaced
   */
  Composing(
      Bringing bringing,
      Order order,
      Environment environment,
      Variables variables,
      Scenario.Compose compose) {
    this.bringing = bringing;
    this.order = order;
    this.environment = environment;
    this.variables = variables;
    this.compose = compose;
    container = environment.container().with(variables);
    berth = bringing.berth();
    project = berth.premises().prefix() + order.run();
    folder = ComposeFolder.of(order);
  }

  /**
   * Containers that can change each other's mounts while they start are more than a judge of files
   * can hold, so the operator has to allow compose as such.
   */
  Brought up() throws IOException, InterruptedException {
    var origin = new Origin("dockerComposeFile", container.place("dockerComposeFile"));
    var powers = new LinkedHashMap<Power, Origin>();
    powers.put(new Power.Word(Power.Kind.COMPOSE), origin);
    var refusals = bringing.trust().refusals(powers);
    return refusals.isEmpty() ? allowed() : new Brought.Refused(refusals);
  }

  private Brought allowed() throws IOException, InterruptedException {
    var cli = new ComposeCli(order.site().worker(), order.workspace().path());
    return switch (cli.config(project, files())) {
      case ComposeCli.Said.Unclear(var problem) ->
          refused(
              "dockerComposeFile",
              "Compose does not understand the files: %s".formatted(Quoted.of(problem, 500)),
              "Mend them; `docker-compose config` shows the same.");
      case ComposeCli.Said.Whole(var text) -> judged(text);
    };
  }

  private List<String> files() {
    var file = Path.of(order.workspace().path()).resolve(container.path());
    return compose.files().stream()
        .map(other -> file.resolveSibling(other).normalize().toString())
        .toList();
  }

  private Brought judged(String text) throws IOException, InterruptedException {
    var place = container.place("dockerComposeFile");
    var config = ComposeConfig.read(text, place, berth.premises(), this::real);
    var refusals = new ArrayList<>(config.complaints());
    refusals.addAll(bringing.trust().refusals(config.powers()));
    if (!refusals.isEmpty()) return new Brought.Refused(refusals);
    var whole = ComposeProject.of(project, text, berth);
    var service = whole.service(compose.service());
    if (service.isPresent()) return in(whole, service.get());
    return refused(
        "service",
        "The compose files have no service %s.".formatted(Quoted.of(compose.service())),
        "Name one of theirs.");
  }

  private String real(String path) {
    try {
      return bringing.resolved(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Brought in(ComposeProject whole, ComposeService service)
      throws IOException, InterruptedException {
    folder.empty();
    try {
      return specified(whole, service, image(whole, service));
    } finally {
      folder.remove();
    }
  }

  /** The image of the service, with its Features. */
  private Images.Got image(ComposeProject whole, ComposeService service)
      throws IOException, InterruptedException {
    var images = bringing.images();
    var hasFeatures = !container.features().wanted().isEmpty();
    if (service.image().isEmpty()) return built(whole, service);
    var got = images.named(service.image());
    return hasFeatures ? built(whole, on(service)) : got;
  }

  /** One that begins with the image of the service. */
  private ComposeService on(ComposeService service) throws IOException {
    folder.write("image/Dockerfile", "FROM " + service.image() + "\n");
    return service.builtIn(folder.path() + "/image", berth.premises().labels());
  }

  private Images.Got built(ComposeProject whole, ComposeService service)
      throws IOException, InterruptedException {
    var name = "penv-compose:" + order.run();
    var file = folder.write(whole.with(compose.service(), service.named(name)));
    var files = new Tracked(order.site().worker(), order.workspace().path());
    var lock = Images.lock(container);
    var entries =
        files.list().stream()
            .filter(entry -> entry.path().startsWith(".devcontainer/") || entry.path().equals(lock))
            .toList();
    folder.copy(files, entries);
    var config = folder.write(container.path(), forImage(file));
    var hasLock = entries.stream().anyMatch(entry -> entry.path().equals(lock));
    reference()
        .run(
            List.of(
                "build",
                "--workspace-folder",
                folder.path(),
                "--config",
                config,
                "--image-name",
                name,
                hasLock ? "--frozen-lockfile" : "--no-lockfile"));
    return bringing.images().here(name);
  }

  private Json forImage(String file) {
    var fields = fields();
    fields.keySet().retainAll(OF_IMAGE);
    fields.put("dockerComposeFile", list(file));
    return Json.Fields.of(fields);
  }

  private Json forStart(String file) {
    var fields = fields();
    fields.keySet().removeAll(SETTLED);
    fields.put("dockerComposeFile", list(file));
    return Json.Fields.of(fields);
  }

  private Map<String, Json> fields() {
    var fields = new LinkedHashMap<String, Json>();
    container.tree().fields().forEach((key, field) -> fields.put(key, field.value()));
    return fields;
  }

  private static Json list(String text) {
    return new Json.Items(Position.START, List.of(Json.Text.of(text)));
  }

  private Brought specified(ComposeProject whole, ComposeService service, Images.Got got)
      throws IOException, InterruptedException {
    var label = ImageLabel.read(got.image().metadata());
    if (label.stream().anyMatch(Composing::namesOurs)) {
      return refused(
          "service",
          "The metadata of the image or of a Feature mount what a variable of somebody's own"
              + " computer names.",
          "Use an image or a Feature that does not.");
    }
    var image = new BuiltImage(got.reference(), label, got.image().start());
    return switch (Specification.of(environment, image, berth)) {
      case Specified.Misread(var complaints) -> new Brought.Refused(complaints);
      case Specified.Understood specified -> {
        var sources = new Bringing.Sources(container, label).with(variables);
        var spec = bringing.followed(specified.spec());
        var refusals = bringing.refusals(sources, specified, spec);
        if (!refusals.isEmpty()) yield new Brought.Refused(refusals);
        var used = whole.with(compose.service(), service.using(got.reference()));
        yield started(used, sources, spec, specified);
      }
    };
  }

  /** The reference would put its own environment there, which is penv's. */
  private static boolean namesOurs(Json.Fields entry) {
    var mounts = entry.fields().get("mounts");
    if (mounts == null) return false;
    var text = JsonText.compact(mounts.value());
    return text.contains("${localEnv") || text.contains("${env");
  }

  private Brought started(
      ComposeProject used,
      Bringing.Sources sources,
      ContainerSpec spec,
      Specified.Understood specified)
      throws IOException, InterruptedException {
    var service = used.service(compose.service()).orElseThrow().inhabited(spec);
    var whole = used.with(compose.service(), service).storing(spec.mounts(), volumes(specified));
    var config = folder.write("start/devcontainer.json", forStart(folder.write(whole)));
    var said = reference().run(words(config));
    var id = said.path("containerId").asText();
    return bringing.inhabited(sources, id, specified, Brought.Source.TAKEN);
  }

  /** Features and images name volumes that compose is to keep apart for its project. */
  private static List<String> volumes(Specified.Understood specified) {
    return specified.metadata().container().mounts().stream()
        .filter(mount -> !mount.type().equals("bind") && !mount.type().equals("tmpfs"))
        .map(Mount::source)
        .filter(source -> !source.isEmpty())
        .toList();
  }

  /** Lifecycle commands are for later, when the files belong to who executes them. */
  private List<String> words(String config) {
    var words =
        new ArrayList<>(
            List.of(
                "up",
                "--workspace-folder",
                order.workspace().path(),
                "--mount-workspace-git-root",
                "false",
                "--override-config",
                config,
                "--skip-post-create",
                "--skip-post-attach",
                "--update-remote-user-uid-default",
                "never",
                "--default-user-env-probe",
                "none",
                "--gpu-availability",
                "none"));
    berth
        .premises()
        .labels()
        .forEach((name, value) -> words.addAll(List.of("--id-label", name + "=" + value)));
    return words;
  }

  /** With a project of the run's own, no two runs meet. */
  private Reference reference() throws IOException {
    return bringing.reference(Map.of("COMPOSE_PROJECT_NAME", project));
  }

  private Brought refused(String property, String problem, String remedy) {
    return new Brought.Refused(List.of(new Complaint(container.place(property), problem, remedy)));
  }
}
