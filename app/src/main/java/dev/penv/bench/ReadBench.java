package dev.penv.bench;

import dev.penv.bench.Finding.Measured;
import dev.penv.environment.Environments;
import dev.penv.environment.Reading;
import dev.penv.environment.RepositoryFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** A thousand devcontainer files, as repositories have them, from text to Environment. */
final class ReadBench implements Bench {
  private static final int FILES = 1_000;
  private static final int ROUNDS = 9;
  private static final double BAR = 1_000;

  @Override
  public String name() {
    return "read";
  }

  @Override
  public List<Finding> measure(Setting setting) {
    var files = files();
    var rates = new ArrayList<Double>();
    for (int round = 0; round < ROUNDS; round++) rates.add(rate(files));
    var first = rates.getFirst();
    var usual = rates.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    var note =
        "%d files of %d kB together; %s files/s the first time"
            .formatted(FILES, kilobytes(files), Bar.number(first));
    return List.of(
        new Measured("devcontainers read", usual, "files/s", new Bar.AtLeast(BAR), note));
  }

  private static double rate(List<String> files) {
    var began = System.nanoTime();
    for (var text : files) {
      if (!(Environments.read(new OneFile(text), "") instanceof Reading.Understood)) {
        throw new IllegalStateException("cannot be read: " + text);
      }
    }
    return FILES / ((System.nanoTime() - began) / 1e9);
  }

  private static int kilobytes(List<String> files) {
    return files.stream().mapToInt(String::length).sum() / 1000;
  }

  /** No two are the same, and all are the same each time. */
  private static List<String> files() {
    var random = new Random(7);
    return IntStream.range(0, FILES).mapToObj(number -> file(number, random)).toList();
  }

  private static String file(int number, Random random) {
    var variables =
        IntStream.range(0, random.nextInt(10))
            .mapToObj(i -> "    \"NAME_%d\": \"${localEnv:HOME}/%d\",%n".formatted(i, i))
            .toList();
    var extensions =
        IntStream.range(0, random.nextInt(20))
            .mapToObj(i -> "        \"publisher.extension-%d\",%n".formatted(random.nextInt(500)))
            .toList();
    return """
    // For format details, see https://aka.ms/devcontainer.json.
    {
      "name": "Project %d",
      "build": { "dockerfile": "Dockerfile", "context": "..", "args": { "VERSION": "3.%d" } },
      "features": { "ghcr.io/devcontainers/features/git:1": { "version": "latest" } },
      "hostRequirements": { "cpus": %d, "memory": "8gb", "gpu": "optional" },
      "runArgs": ["--ipc=host", "--shm-size=8g"],
      "mounts": ["source=cache-%d,target=/cache,type=volume"],
      "containerEnv": {
    %s  },
      /* what editors do */
      "customizations": {
        "vscode": { "extensions": [
    %s      ] },
        "penv": { "tasks": { "train": {
          "command": "python train.py", "gpu": "v100", "timeout": "2h",
          "parameters": { "lr": 0.01, "epochs": { "default": 30, "min": 1, "max": 500 } } } } },
      },
      "postCreateCommand": { "pip": "pip install -r requirements.txt", "git": ["git", "lfs", "pull"] },
    }
    """
        .formatted(
            number,
            random.nextInt(20),
            1 + random.nextInt(16),
            number,
            String.join("", variables),
            String.join("", extensions));
  }

  private record OneFile(String text) implements RepositoryFiles {
    @Override
    public Optional<String> file(String path) {
      return path.equals(".devcontainer/devcontainer.json") ? Optional.of(text) : Optional.empty();
    }

    @Override
    public List<String> files(String path) {
      return List.of();
    }

    @Override
    public List<String> folders(String path) {
      return List.of();
    }
  }
}
