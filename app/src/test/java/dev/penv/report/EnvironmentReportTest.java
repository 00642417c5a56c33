package dev.penv.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.environment.Environments;
import dev.penv.environment.RepositoryFiles;
import dev.penv.github.Check;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.placement.Placement;
import dev.penv.world.Examples;
import dev.penv.world.Fuzz;
import dev.penv.world.PlainLinks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnvironmentReportTest {
  private static final String FILE = ".devcontainer/devcontainer.json";
  private static final Placement NOWHERE = new Placement(List.of(), List.of());
  private static final String FULL =
      """
      {
        "build": { "dockerfile": "Dockerfile", "context": "..", "target": "dev" },
        "features": {
          "ghcr.io/devcontainers/features/go:1": { "version": "1.22", "old": false },
          "ghcr.io/devcontainers/features/node:1": "20"
        },
        "hostRequirements": { "cpus": 4 },
        "runArgs": ["--gpus", "all"],
        "remoteUser": "vscode",
        "containerEnv": { "KEY": "hidden value" },
        "mounts": ["type=volume,source=cache,target=/cache"],
        "capAdd": ["SYS_PTRACE"],
        "onCreateCommand": ["make", "all|some"],
        "postCreateCommand": { "deps": "pip install -r requirements.txt", "hooks": "true" },
        "postAttachCommand": "echo hello",
        "forwardPorts": [3000],
        "unheardOf": 1,
        "customizations": {
          "vscode": {},
          "penv": { "tasks": { "train": { "command": "true", "memory": "8gb" } } }
        }
      }
      """;

  @Test
  void whatWasUnderstoodIsShownAndWhatIsIgnoredWithTheReason() {
    var summary = check(Map.of(FILE, FULL), TasksRun.IN_CONTAINERS).summary();

    assertThat(summary)
        .contains(
            "| `train` |  | `gpu=any` (`runArgs` in line 8), `cpus=4` (`hostRequirements.cpus` in"
                + " line 7), `memory=8gb` (the task) | none fits at the moment |  |",
            "| file | `.devcontainer/devcontainer.json` |",
            "| image | built from `Dockerfile` in `..`, up to stage `dev` |",
            "| Features | `ghcr.io/devcontainers/features/go:1` (`version=1.22 old=false`),"
                + " `ghcr.io/devcontainers/features/node:1` (`version=20`) |",
            "| needs | `gpu=any` (`runArgs` in line 8), `cpus=4` (`hostRequirements.cpus` in line 7) |",
            "| `onCreateCommand` | `make all\\|some` |",
            "| `postCreateCommand` | `deps`: `pip install -r requirements.txt`, `hooks`: `true` |",
            "| user | `vscode` |",
            "| environment | `KEY` |",
            "| mounts | `type=volume,source=cache,target=/cache` |",
            "| for the operator to allow | `cap:SYS_PTRACE` |",
            "| `postAttachCommand` | nobody attaches to the container of a task |",
            "| `forwardPorts` | editors forward ports, and a task has none |",
            "| `customizations` | of other tools: `vscode` |")
        .doesNotContain("hidden value", "own system");
  }

  @Test
  void warningsStandOnTheirLines() {
    var check = check(Map.of(FILE, FULL), TasksRun.IN_CONTAINERS);

    assertThat(check.annotations())
        .singleElement()
        .satisfies(one -> assertThat(one.level()).isEqualTo(Check.Annotation.Level.WARNING))
        .satisfies(one -> assertThat(one.line()).isEqualTo(17))
        .satisfies(one -> assertThat(one.title()).contains("unheardOf"));
    assertThat(check.state())
        .isEqualTo(new Check.State.Completed(Check.Conclusion.NEUTRAL, Examples.NOON));
  }

  @Test
  void onMachinesItSaysWhatIsNotUsed() {
    var summary = check(Map.of(FILE, FULL), TasksRun.ON_MACHINES).summary();

    assertThat(summary)
        .contains("Tasks run on the machine's own system here: the devcontainer's `build`,")
        .contains("`forwardPorts` and `unheardOf` are not used.")
        .doesNotContain("| ignored | why |", "`hostRequirements` and");
  }

  @Test
  void withoutDevcontainerTheUsedOneIsShownWithItsReasons() {
    var files = Map.of("requirements.txt", "torch\n");

    assertThat(check(files, TasksRun.IN_CONTAINERS).summary())
        .contains("No devcontainer found, used `mcr.microsoft.com/devcontainers/python:3.12`")
        .contains("`pip install -r requirements.txt`", "There is a `requirements.txt`.", "`/init`");
    assertThat(check(files, TasksRun.ON_MACHINES).summary())
        .contains("No devcontainer found: tasks run on the machine's own system.")
        .doesNotContain("used `mcr");
  }

  @Test
  void whateverAFileSaysStaysTextAndFits() {
    Fuzz.rounds(
        11,
        100,
        random -> hostile(new Words(random)),
        file -> {
          var check = check(Map.of(FILE, file), TasksRun.IN_CONTAINERS);
          Rendered.of(check.summary()).isNeutral();
          assertThat(check.summary()).hasSizeLessThan(65_535).doesNotContain("```jsonc");
        });
  }

  private static String hostile(Words words) {
    var commands = properties(30, words);
    return """
    {
      "image": %s,
      "features": { %s },
      "postCreateCommand": { %s },
      "mounts": [%s],
      "remoteUser": %s,
      "customizations": { %s, "penv": { "tasks": { "train": {
        "command": "true", "description": %s, "parameters": { "p": %s } } } } }
    }
    """
        .formatted(
            json(words.many()),
            commands,
            properties(30, words),
            IntStream.range(0, 30)
                .mapToObj(_ -> json(words.many()))
                .collect(Collectors.joining(",")),
            json(words.some()),
            properties(20, words),
            json(words.some()),
            json(words.some()));
  }

  private static String properties(int count, Words words) {
    return IntStream.range(0, count)
        .mapToObj(i -> json(i + words.some()) + ":" + json(words.many()))
        .collect(Collectors.joining(","));
  }

  private static String json(String text) {
    return text.codePoints()
        .mapToObj(point ->
            point < 128 && point >= 32 && point != '"' && point != '\\'
                ? Character.toString(point)
                : escaped(point))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int point) {
    return new String(Character.toChars(point))
        .chars()
        .mapToObj("\\u%04x"::formatted)
        .collect(Collectors.joining());
  }

  private static Check check(Map<String, String> files, TasksRun tasksRun) {
    var repo = new Repo(42, "octo", "digits", 5);
    var commit = new CommitId("3f2a91c0aa11bb22cc33dd44ee55ff6677889900");
    var reading = Environments.read(new Root(files), "");
    var view = EnvironmentReport.view(repo, commit, Examples.NOON, reading, tasksRun, _ -> NOWHERE);
    var links = new PlainLinks();
    return ((Writing.Show) EnvironmentReport.check(view, links.environment(view), Urgency.NOW))
        .check();
  }

  /** Some files of a repository. */
  private record Root(Map<String, String> texts) implements RepositoryFiles {
    @Override
    public Optional<String> file(String path) {
      return Optional.ofNullable(texts.get(path));
    }

    @Override
    public List<String> files(String path) {
      return List.copyOf(texts.keySet());
    }

    @Override
    public List<String> folders(String path) {
      return List.of();
    }
  }
}
