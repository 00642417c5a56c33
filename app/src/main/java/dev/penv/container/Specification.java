package dev.penv.container;

import dev.penv.complaint.Quoted;
import dev.penv.container.Power.Kind;
import dev.penv.document.Json;
import dev.penv.environment.DevContainer;
import dev.penv.environment.Environment;
import dev.penv.environment.Metadata;
import dev.penv.environment.Stage;
import dev.penv.environment.Variables;
import dev.penv.environment.WorkspaceFolder;
import dev.penv.hardware.DataSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Makes of a devcontainer what docker will be given for one run, in the order in which the
 * reference CLI says it to {@code docker run}: later words win.
 */
public final class Specification {
  private final Environment environment;
  private final DevContainer file;
  private final Metadata metadata;
  private final WorkspaceFolder workspace;
  private final BuiltImage image;
  private final Berth berth;
  private final Origins origins;
  private final Draft draft;

  private Specification(
      Environment environment,
      DevContainer file,
      List<Json.Fields> labelled,
      BuiltImage image,
      Berth berth) {
    this.environment = environment;
    this.file = file;
    this.metadata = file.merged(labelled);
    this.workspace = file.workspace(berth.checkout());
    this.image = image;
    this.berth = berth;
    this.origins = new Origins(file, labelled);
    this.draft = new Draft(ContainerSpec.of(image.name()), berth.premises());
  }

  /**
   * The container of an image or a Dockerfile. Nothing of penv's own environment is in it: each
   * {@code ${localEnv:…}} is as if it were not set.
   */
  public static Specified of(Environment environment, BuiltImage image, Berth berth) {
    var written = environment.container();
    var variables =
        written
            .local(berth.checkout(), Map.of())
            .then(Variables.identified(berth.premises().labels()));
    var labelled = image.metadata().stream().map(variables::in).toList();
    return new Specification(environment, written.with(variables), labelled, image, berth).make();
  }

  private Specified make() {
    ports();
    workspace();
    mounts();
    environment();
    user();
    shm();
    RunArgs.read(runArgs(), draft);
    privileges();
    initialize();
    program();
    ours();
    if (!draft.errors().isEmpty()) return new Specified.Misread(draft.errors());
    return new Specified.Understood(
        draft.spec(), metadata, workspace.path(), draft.powers(), draft.notes());
  }

  private void ports() {
    each("appPort", file.appPorts(), RunValues::ports, "a port to publish, such as `\"8080:80\"`");
  }

  private void workspace() {
    if (Canonical.path(workspace.path()).isEmpty()) {
      wrong(origins.of("workspaceFolder"), workspace.path(), "an absolute path in the container");
    }
    if (workspace.mount().isEmpty()) return;
    set(
        origins.of("workspaceMount"),
        workspace.mount(),
        MountReader.change(MountReader::mount),
        "a mount, such as `\"type=bind,source=${localWorkspaceFolder},target=/work\"`");
  }

  private void mounts() {
    var mounts = metadata.container().mounts();
    var written = environment.container().merged(image.metadata()).container().mounts();
    for (int i = 0; i < mounts.size(); i++) {
      var mount = mounts.get(i);
      var origin = origins.of("mounts", json -> Origins.targets(json, mount.target()));
      var isSame = written.size() == mounts.size();
      if (isSame && Personal.is(written.get(i).source())) Personal.note(draft, origin);
      else mount(origin, mount.toString());
    }
    environment
        .volumes()
        .forEach((name, target) ->
            draft.change(
                origins.of("customizations"),
                spec -> spec.withMount(new Mount.Volume(name, target, false))));
  }

  private void mount(Origin origin, String mount) {
    set(
        origin,
        mount,
        MountReader.change(MountReader::mount),
        "a mount, such as `\"type=volume,source=cache,target=/cache\"`");
  }

  private void environment() {
    metadata
        .container()
        .env()
        .forEach((name, value) -> {
          var origin = origins.of("containerEnv");
          if (!RunValues.isVariable(name)) wrong(origin, name, "the name of a variable");
          draft.change(origin, spec -> spec.withProgram(it -> it.withEnv(name, value)));
        });
  }

  private void user() {
    var user = metadata.container().user();
    if (user.isEmpty()) return;
    set(
        origins.of("containerUser"),
        user,
        RunValues.fitting(
            RunValues.USER, (spec, name) -> spec.withProgram(program -> program.as(name))),
        "the name of a user");
  }

  private void shm() {
    if (environment.shm().equals(DataSize.ZERO)) return;
    draft.change(
        origins.of("customizations"),
        spec -> spec.withLimits(limits -> limits.withShm(environment.shm())));
  }

  private List<RunArgs.Argument> runArgs() {
    var written = environment.container().runArgs();
    return IntStream.range(0, written.size()).mapToObj(i -> runArg(i, written.get(i))).toList();
  }

  private RunArgs.Argument runArg(int index, String written) {
    return new RunArgs.Argument(
        file.runArgs().get(index), origins.of("runArgs", index), Personal.is(written));
  }

  private void privileges() {
    var wanted = metadata.container().privileges();
    if (wanted.init()) {
      draft.change(origins.of("init"), spec -> spec.withProgram(program -> program.withInit(true)));
    }
    if (wanted.privileged()) {
      draft.change(
          origins.of("privileged", ComposeFindings::isOn),
          spec -> spec.withPrivileges(them -> them.withPrivileged(true)));
    }
    for (var name : wanted.capAdd()) {
      set(
          origins.of("capAdd", json -> Origins.is(json, name)),
          name,
          RunValues.capability(Privileges::withCapAdd),
          "the name of a capability, such as `\"SYS_PTRACE\"`");
    }
    for (var option : wanted.securityOpt()) {
      set(
          origins.of("securityOpt", json -> Origins.is(json, option)),
          option,
          RunValues::securityOption,
          "an option such as `\"seccomp=unconfined\"`; profiles in files are not read");
    }
  }

  private void initialize() {
    var stage = Stage.INITIALIZE;
    if (metadata.lifecycle().at(stage).isEmpty()) return;
    draft.power(origins.of(stage.key()), new Power.Word(Kind.INITIALIZE));
  }

  /**
   * What Features want to be executed comes first. Then the container idles, so that it can be
   * worked in; without {@code overrideCommand}, what its image executes goes before that.
   */
  private void program() {
    var container = metadata.container();
    var entrypoints = String.join("\n", container.entrypoints());
    var script =
        """
        echo Container started
        trap "exit 0" 15
        %s
        exec "$@"
        while sleep 1 & wait $!; do :; done\
        """
            .formatted(entrypoints);
    var command = new ArrayList<>(List.of("-c", script, "-"));
    if (!container.overridesCommand()) command.addAll(image.start());
    draft.change(
        origins.of("overrideCommand"),
        spec -> spec.withProgram(program -> program.executing(List.of("/bin/sh"), command)));
  }

  /** Whatever was asked for, this holds. */
  private void ours() {
    var premises = berth.premises();
    UnaryOperator<ContainerSpec> ours =
        spec ->
            withoutDevices(spec)
                .withGpus(premises.gpus())
                .withNetwork(Specification::withFreePorts)
                .withLimits(this::withinShare);
    draft.change(origins.of("runArgs"), ours);
    premises
        .mounts()
        .forEach(mount -> draft.change(origins.of("mounts"), spec -> spec.withMount(mount)));
    premises
        .labels()
        .forEach(
            (name, value) -> draft.change(origins.of("name"), spec -> spec.withLabel(name, value)));
  }

  /**
   * Without being asked, docker lets root in a container make devices; and where its usual runtime
   * is that of NVIDIA, it gives every GPU that a variable of the image names.
   */
  private ContainerSpec withoutDevices(ContainerSpec spec) {
    var asked = spec.privileges();
    var keeps =
        asked.privileged()
            || asked.capAdd().contains("MKNOD")
            || asked.capAdd().contains("ALL")
            || asked.capDrop().contains("ALL");
    var changed = keeps ? spec : spec.withPrivileges(them -> them.withCapDrop("MKNOD"));
    return berth.premises().gpus() instanceof Gpus.None
        ? changed.withProgram(program -> program.withEnv("NVIDIA_VISIBLE_DEVICES", "void"))
        : changed;
  }

  /** Two runs of a repository go side by side, and no run waits at the port of another program. */
  private static Network withFreePorts(Network network) {
    return network.withPorts(
        network.ports().stream().map(port -> port.isLocal() ? port.anywhere() : port).toList());
  }

  private Limits withinShare(Limits limits) {
    var share = berth.memory();
    if (share.equals(DataSize.ZERO)) return limits;
    var wants = limits.memory();
    var isLess = !wants.equals(DataSize.ZERO) && wants.compareTo(share) < 0;
    return limits.withMemory(isLess ? wants : share);
  }

  private void each(
      String property,
      List<String> values,
      Function<String, Optional<UnaryOperator<ContainerSpec>>> change,
      String expected) {
    for (int i = 0; i < values.size(); i++) {
      set(origins.of(property, i), values.get(i), change, expected);
    }
  }

  private void set(
      Origin origin,
      String value,
      Function<String, Optional<UnaryOperator<ContainerSpec>>> change,
      String expected) {
    Optional.of(value)
        .filter(Canonical::isPlain)
        .flatMap(change)
        .ifPresentOrElse(
            known -> draft.change(origin, known), () -> wrong(origin, value, expected));
  }

  private void wrong(Origin origin, String value, String expected) {
    draft.wrong(
        origin,
        "%s cannot be %s here.".formatted(origin.shown(), Quoted.of(value)),
        "Give %s.".formatted(expected));
  }
}
