package dev.penv.bench;

import dev.penv.bench.Finding.Measured;
import dev.penv.bench.Finding.Missing;
import dev.penv.remote.LocalShell;
import dev.penv.workspace.DevContainerCli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tasks in containers: how long until the first line, against the same by hand with docker and with
 * the reference CLI, turn by turn; what a prebuilt image is worth; and whether anything stays.
 */
final class ContainerBench implements Bench {
  private static final String IMAGE = "penv-bench/busybox";
  private static final String FIRST = "first";
  private static final String FIRST_LINE = "comment to first line in a container, more";
  private static final String FILE = ".devcontainer/devcontainer.json";

  @Override
  public String name() {
    return "container";
  }

  @Override
  public List<Finding> measure(Setting setting) throws Exception {
    var docker = new Docker(setting.docker());
    var why = docker.missing();
    if (why.isPresent()) return List.of(new Missing(FIRST_LINE, why.get()));
    docker.makeImage();
    var findings = new ArrayList<Finding>();
    try {
      firstLine(setting, docker, findings);
      prebuild(setting, findings);
    } finally {
      docker.output("rmi", "-f", IMAGE);
    }
    return findings;
  }

  private static void firstLine(Setting setting, Docker docker, List<Finding> findings)
      throws IOException, InterruptedException {
    var file = "{ \"image\": \"%s\" }".formatted(IMAGE);
    try (var forge = Forge.withContainers(setting, Map.of(FILE, file));
        var server = forge.serve(setting, List.of())) {
      var archive = new Archive(server);
      var before = docker.everything();
      var cli = DevContainerCli.at(new LocalShell(), forge.folder().resolve("tools").toString());
      var folder = Files.createDirectories(forge.folder().resolve("by-hand"));
      Files.writeString(folder.resolve(".devcontainer.json"), file);
      var penv = new Samples();
      var hand = new Samples();
      var reference = new Samples();
      var rounds = setting.rounds(15, 3);
      for (int round = 0; round <= rounds; round++) {
        var byPenv = byPenv(forge, archive, round);
        var byHand = docker.run();
        var byReference = byReference(cli, docker, folder);
        if (round == 0) continue; // the first run fetches the repository
        penv.add(byPenv);
        hand.add(byHand);
        byReference.ifPresent(reference::add);
      }
      findings.add(againstHand(penv, hand));
      findings.add(againstReference(penv, reference, cli));
      leaveNothing(setting, forge, archive, rounds, docker, before, findings);
    }
  }

  private static Finding againstHand(Samples penv, Samples hand) {
    var note =
        "p50 of %d: penv %s ms, docker run %s ms"
            .formatted(penv.size(), Bar.number(penv.median()), Bar.number(hand.median()));
    var more = penv.median() - hand.median();
    return new Measured(FIRST_LINE, more, "ms", new Bar.AtMost(400), note);
  }

  private static Finding againstReference(Samples penv, Samples reference, DevContainerCli cli) {
    var what = "the same, of devcontainer up and exec";
    return switch (cli) {
      case DevContainerCli.Missing(var reason, var _) -> new Missing(what, reason);
      case DevContainerCli.Installed _ ->
          new Measured(
              what,
              penv.median() / reference.median(),
              "times",
              new Bar.AtMost(1),
              "p50 %s ms there".formatted(Bar.number(reference.median())));
    };
  }

  private static double byPenv(Forge forge, Archive archive, int round)
      throws InterruptedException {
    var watch = new Stopwatch();
    forge.comment("/run -- echo " + FIRST);
    archive.awaitLine(FIRST);
    var millis = watch.millis();
    forge.awaitSuccesses(round + 1);
    return millis;
  }

  private static Optional<Double> byReference(DevContainerCli cli, Docker docker, Path folder)
      throws IOException, InterruptedException {
    if (!(cli instanceof DevContainerCli.Installed(var words))) return Optional.empty();
    var label = "dev.penv.bench=reference";
    var common = List.of("--workspace-folder", folder.toString(), "--id-label", label);
    var watch = new Stopwatch();
    docker.program(words, List.of("up"), common);
    docker.program(words, List.of("exec"), common, List.of("echo", FIRST));
    var millis = watch.millis();
    docker.removeLabelled(label);
    return Optional.of(millis);
  }

  /** Goes on to fifty runs. */
  private static void leaveNothing(
      Setting setting,
      Forge forge,
      Archive archive,
      int done,
      Docker docker,
      String before,
      List<Finding> findings)
      throws IOException, InterruptedException {
    var runs = setting.rounds(50, 5);
    for (int round = done + 1; round < runs; round++) byPenv(forge, archive, round);
    new Stopwatch()
        .until(
            "the last container to go",
            Duration.ofSeconds(30),
            () -> docker.quietly().equals(before));
    var left = docker.everything().equals(before) ? 0 : 1;
    findings.add(
        new Measured(
            "containers, volumes and networks left by runs",
            left,
            "",
            new Bar.AtMost(0),
            "after %d runs".formatted(Math.max(runs, done + 1))));
  }

  private static void prebuild(Setting setting, List<Finding> findings)
      throws IOException, InterruptedException {
    var dockerfile =
        "FROM %s\nRUN echo %d; sleep 2\nCOPY . /code\n"
            .formatted(IMAGE, setting.clock().instant().toEpochMilli());
    var files =
        Map.of(
            FILE,
            "{ \"build\": { \"dockerfile\": \"Dockerfile\" } }",
            ".devcontainer/Dockerfile",
            dockerfile);
    try (var forge = Forge.withContainers(setting, files);
        var server = forge.serve(setting, List.of())) {
      var archive = new Archive(server);
      var miss = byPenv(forge, archive, 0);
      var hit = new Samples();
      for (int round = 1; round <= setting.rounds(5, 2); round++) {
        hit.add(byPenv(forge, archive, round));
      }
      findings.add(
          new Measured(
              "prebuilt image, of a build that takes two seconds",
              hit.median() / miss,
              "times",
              new Bar.AtMost(0.5),
              "hit %s ms, miss %s ms".formatted(Bar.number(hit.median()), Bar.number(miss))));
    }
  }

  /** Docker's own command line. */
  private record Docker(String address) {
    /** Why it cannot be measured with, if it cannot. */
    Optional<String> missing() throws InterruptedException {
      if (Program.find("busybox").isEmpty()) return Optional.of("busybox is not installed");
      try {
        output("version");
        return Optional.empty();
      } catch (IOException failed) {
        return Optional.of("no docker answers at " + address);
      }
    }

    /** Of one program, which is installed on this computer. */
    void makeImage() throws IOException, InterruptedException {
      var script =
          """
          set -e
          root=$(mktemp -d)
          trap 'rm -rf "$root"' EXIT
          mkdir -p "$root/bin" "$root/etc" "$root/root" "$root/tmp"
          cp "$(command -v busybox)" "$root/bin"
          "$root/bin/busybox" --install -s "$root/bin"
          for each in "$root"/bin/*; do [ ! -L "$each" ] || ln -sf busybox "$each"; done
          echo root:x:0:0:root:/root:/bin/sh >"$root/etc/passwd"
          echo root:x:0: >"$root/etc/group"
          tar -C "$root" -c . | docker -H "$1" import --change 'CMD ["sh"]' - "$2"
          """;
      Program.output(List.of("sh", "-c", script, "sh", address, IMAGE));
    }

    String output(String... words) throws IOException, InterruptedException {
      var all = new ArrayList<>(List.of("docker", "-H", address));
      all.addAll(List.of(words));
      return Program.output(all);
    }

    /** How long the same takes by hand. */
    double run() throws IOException, InterruptedException {
      var words =
          List.of("docker", "-H", address, "run", "--rm", IMAGE, "sh", "-c", "echo " + FIRST);
      var watch = new Stopwatch();
      var process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (process.getInputStream().read() < 0) throw new IOException("docker run printed nothing");
      var millis = watch.millis();
      process.getInputStream().readAllBytes();
      process.waitFor();
      return millis;
    }

    @SafeVarargs
    final void program(List<String>... parts) throws IOException, InterruptedException {
      var words = new ArrayList<>(List.of("env", "DOCKER_HOST=" + address));
      for (var part : parts) words.addAll(part);
      Program.output(words);
    }

    void removeLabelled(String label) throws IOException, InterruptedException {
      for (var id : output("ps", "-aq", "--filter", "label=" + label).lines().toList()) {
        output("rm", "-f", "-v", id);
      }
    }

    /** By id, all there is. */
    String everything() throws IOException, InterruptedException {
      return output("ps", "-aq") + output("volume", "ls", "-q") + output("network", "ls", "-q");
    }

    String quietly() {
      try {
        return everything();
      } catch (IOException | InterruptedException e) {
        return "";
      }
    }
  }
}
