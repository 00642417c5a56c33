package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.environment.DevContainer;
import dev.penv.environment.Scenario;
import dev.penv.workspace.Docker.Recipe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Gets the image of a devcontainer: from the daemon, a registry, or by building it. */
final class Images {
  /** Where those of the repository lie, wherever the devcontainer.json is. */
  private static final String FEATURES = ".devcontainer";

  private final Docker docker;
  private final Registries registries;
  private final Onlooker onlooker;

  Images(Docker docker, Registries registries, Onlooker onlooker) {
    this.docker = docker;
    this.registries = registries;
    this.onlooker = onlooker;
  }

  /**
   * @param reference by which docker knows it
   * @param whole whether its label says all that the devcontainer.json says, too
   */
  record Got(String reference, Image image, Brought.Source source, boolean whole) {}

  /** An image of a registry, which is fetched when the daemon has none of that name. */
  Got named(String name) throws IOException, InterruptedException {
    if (registries.isForeign(name)) {
      throw new DockerFailure(
          DockerFailure.Kind.ABSENT,
          "%s is not the name of an image in a registry".formatted(name));
    }
    var here = docker.image(name);
    if (here.isPresent()) {
      say("image %s (here already)".formatted(name));
      return new Got(name, here.get(), Brought.Source.TAKEN, false);
    }
    say("pulls image %s".formatted(name));
    docker.pull(name, registries.credentials(), onlooker);
    return new Got(name, present(name), Brought.Source.TAKEN, false);
  }

  /** An image that the daemon has. */
  Got here(String name) throws IOException {
    return new Got(name, present(name), Brought.Source.TAKEN, false);
  }

  /** An image built from a Dockerfile, unless one was built from the same files before. */
  Got built(DevContainer container, Scenario.Dockerfile dockerfile, Order order)
      throws IOException, InterruptedException {
    var files = new Tracked(order.site().worker(), order.workspace().path());
    var context = BuildContext.of(container, dockerfile, files, order);
    for (var base : context.bases()) named(base);
    var tag = registries.prebuilt(order, key(dockerfile, context));
    var before = prebuilt(tag, order);
    if (before.isPresent()) return new Got(tag, before.get(), Brought.Source.PREBUILT, false);
    say("builds %s: no image was prebuilt from these files".formatted(context.dockerfile()));
    var recipe =
        new Recipe(
            context.dockerfile(),
            dockerfile.args(),
            dockerfile.target(),
            dockerfile.cacheFrom(),
            registries.labels(order),
            tag);
    build(recipe, files, context);
    share(tag, order);
    return new Got(tag, present(tag), Brought.Source.BUILT, false);
  }

  /**
   * An image that only the reference implementation can build: with Features, or with options of a
   * build that are not penv's to know. Its label says all that the devcontainer.json says.
   *
   * @throws BuildContext.Absent when something is not where the devcontainer.json says
   */
  Got referenced(DevContainer container, Order order, Reference reference)
      throws IOException, InterruptedException {
    var files = new Tracked(order.site().worker(), order.workspace().path());
    confine(container, order);
    var tag = registries.prebuilt(order, referencedKey(container, files, order));
    var before = prebuilt(tag, order);
    if (before.isPresent()) return new Got(tag, before.get(), Brought.Source.PREBUILT, true);
    say("builds with the devcontainer CLI: no image was prebuilt from these files");
    reference.run(words(container, order, files, tag));
    share(tag, order);
    return new Got(tag, present(tag), Brought.Source.BUILT, true);
  }

  private List<String> words(DevContainer container, Order order, Tracked files, String tag)
      throws IOException {
    var checkout = order.workspace().path();
    var words =
        new ArrayList<>(
            List.of(
                "build",
                "--workspace-folder",
                checkout,
                "--config",
                checkout + "/" + container.path(),
                "--image-name",
                tag));
    var hasLock = files.list().stream().anyMatch(file -> file.path().equals(lock(container)));
    words.add(hasLock ? "--frozen-lockfile" : "--no-lockfile");
    registries
        .labels(order)
        .forEach((name, value) -> words.addAll(List.of("--label", name + "=" + value)));
    return words;
  }

  static String lock(DevContainer container) {
    var path = container.path();
    var name = path.substring(path.lastIndexOf('/') + 1);
    var lock = name.startsWith(".") ? ".devcontainer-lock.json" : "devcontainer-lock.json";
    return path.substring(0, path.length() - name.length()) + lock;
  }

  private String referencedKey(DevContainer container, Tracked files, Order order)
      throws IOException, InterruptedException {
    var prebuild = new Prebuild().with("reference", DevContainerCli.VERSION);
    var folder = folder(container);
    prebuild.with(
        files.list().stream()
            .filter(file ->
                file.path().startsWith(FEATURES + "/")
                    || file.path().equals(container.path())
                    || file.path().equals(lock(container))
                    || (!folder.isEmpty() && file.path().startsWith(folder + "/")))
            .toList());
    switch (container.scenario()) {
      case Scenario.Image(var name) -> prebuild.with("base " + name, named(name).image().id());
      case Scenario.Dockerfile dockerfile -> {
        var context = BuildContext.of(container, dockerfile, files, order);
        for (var base : context.bases()) named(base);
        prebuild.with("build", key(dockerfile, context));
      }
      case Scenario.Compose _, Scenario.Unstated _ -> {}
    }
    return prebuild.key();
  }

  /** The reference acts as penv: it is to read nothing but the checkout. */
  private static void confine(DevContainer container, Order order) throws IOException {
    var confined = new Confined(order.site().worker(), order.workspace().path());
    var named = new ArrayList<>(List.of(container.path()));
    if (container.scenario() instanceof Scenario.Dockerfile dockerfile) {
      named.add("./" + folder(container) + "/" + dockerfile.file());
      named.add("./" + folder(container) + "/" + dockerfile.context());
    }
    var escape = confined.escape(named);
    if (escape.isPresent()) {
      throw new BuildContext.Absent("%s leads out of the repository".formatted(escape.get()));
    }
    // It copies local Features, links as links, and then writes into the copy: to wherever they
    // lead.
    var folder = folder(container);
    var link = confined.link(folder.isEmpty() ? List.of(FEATURES) : List.of(FEATURES, folder));
    if (link.isPresent()) {
      throw new BuildContext.Absent(
          "%s is a link, which a devcontainer with Features must not have".formatted(link.get()));
    }
  }

  private static String folder(DevContainer container) {
    var path = container.path();
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private String key(Scenario.Dockerfile dockerfile, BuildContext context) throws IOException {
    var prebuild =
        new Prebuild()
            .with("dockerfile", context.dockerfile())
            .with("target", dockerfile.target())
            .with(context.entries());
    new TreeMap<>(dockerfile.args()).forEach(prebuild::with);
    for (var base : context.bases()) prebuild.with("base " + base, present(base).id());
    return prebuild.key();
  }

  /** What was built from the same files, here or by another penv that uses the same registry. */
  private Optional<Image> prebuilt(String tag, Order order)
      throws IOException, InterruptedException {
    var here = docker.image(tag);
    if (here.isPresent()) {
      say("image %s: built before from the same files".formatted(tag));
      return here;
    }
    if (!registries.share(order)) return Optional.empty();
    try {
      docker.pull(tag, registries.credentials(), onlooker);
      say("image %s: built before from the same files, by way of the registry".formatted(tag));
      return docker.image(tag);
    } catch (DockerFailure none) {
      return Optional.empty();
    }
  }

  /** A registry that cannot be reached makes the next build slower, and nothing else. */
  private void share(String tag, Order order) throws IOException, InterruptedException {
    if (!registries.share(order)) return;
    try {
      docker.push(tag, registries.credentials(), onlooker);
    } catch (DockerFailure failed) {
      say("the image is not kept in the registry: %s".formatted(failed.reason()));
    }
  }

  private void build(Recipe recipe, Tracked files, BuildContext context)
      throws IOException, InterruptedException {
    try (var archive = Archive.of(files, context)) {
      docker.build(recipe, archive, registries.credentials(), onlooker);
    }
  }

  private Image present(String reference) throws IOException {
    return docker
        .image(reference)
        .orElseThrow(
            () -> new DockerFailure(DockerFailure.Kind.ABSENT, "there is no image " + reference));
  }

  void say(String line) throws IOException {
    onlooker.printed(("── " + line + "\n").getBytes(UTF_8));
  }
}
