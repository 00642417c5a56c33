package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.environment.Hook;
import dev.penv.environment.Lifecycle;
import dev.penv.environment.Script;
import dev.penv.environment.Stage;
import dev.penv.workspace.Docker.Execution;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the lifecycle commands of a container, as its inhabitant, in its workspace. */
final class LifecycleCommands {
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final List<Stage> STAGES =
      List.of(Stage.ON_CREATE, Stage.UPDATE_CONTENT, Stage.POST_CREATE, Stage.POST_START);

  private final Docker docker;
  private final Inside.Container container;
  private final Onlooker onlooker;

  LifecycleCommands(Docker docker, Inside.Container container, Onlooker onlooker) {
    this.docker = docker;
    this.container = container;
    this.onlooker = onlooker;
  }

  /** Runs all that comes before the task; the first that fails is the last. */
  Optional<Stage> failing(Lifecycle lifecycle) throws IOException, InterruptedException {
    for (var stage : STAGES) {
      for (var hook : lifecycle.at(stage)) {
        if (!succeeds(stage, hook)) return Optional.of(stage);
      }
    }
    return Optional.empty();
  }

  /** Runs what one source wants at a stage: its parts side by side. */
  private boolean succeeds(Stage stage, Hook hook) throws IOException, InterruptedException {
    say(stage, hook);
    var parts = List.copyOf(hook.scripts().values());
    if (parts.size() == 1) return run(parts.getFirst(), onlooker) == 0;
    return sideBySide(parts);
  }

  private void say(Stage stage, Hook hook) throws IOException {
    var of = hook.origin().equals(Hook.OF_FILE) ? "" : " of " + hook.origin();
    onlooker.printed("── %s%s\n".formatted(stage.key(), of).getBytes(UTF_8));
  }

  private boolean sideBySide(List<Script> parts) throws IOException, InterruptedException {
    var together = new Together(onlooker);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var codes = parts.stream().map(part -> threads.submit(() -> run(part, together))).toList();
      boolean allSucceed = true;
      for (var code : codes) allSucceed &= value(code) == 0;
      return allSucceed;
    }
  }

  private static int value(Future<Integer> code) throws IOException, InterruptedException {
    try {
      return code.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IOException io -> throw io;
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException ours -> throw ours;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  private int run(Script script, Onlooker to) throws IOException, InterruptedException {
    var words =
        switch (script) {
          case Script.Shell(var text) -> List.of("/bin/sh", "-c", text);
          case Script.Exec(var exact) -> exact;
        };
    var execution =
        new Execution(
            words, Map.copyOf(container.variables()), container.user(), container.folder(), LIMIT);
    return docker.execute(container.id(), execution, to);
  }

  /** Several that print at once, one piece after the other. */
  private record Together(Onlooker onlooker) implements Onlooker {
    @Override
    public void printed(byte[] bytes) throws IOException {
      synchronized (onlooker) {
        onlooker.printed(bytes);
      }
    }

    @Override
    public void beat() throws InterruptedException {
      synchronized (onlooker) {
        onlooker.beat();
      }
    }
  }
}
