package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.remote.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/** Brings the devcontainer CLI to one folder of a machine. */
record CliInstaller(Shell shell, String folder, Map<String, String> environment) {
  private static final int NO_NPM = 69;
  private static final int NO_NODE = 70;
  private static final int OUT_OF_TIME = 75;

  /** Node alone is 50 MB; whoever waits for another's installation then still finds it. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String INSTALL = resource("install.sh");
  private static final Pinned CLI = Pinned.read("cli", "");
  private static final Pinned NODE = Pinned.read("node", "node/");

  DevContainerCli find() throws IOException {
    var seconds = Long.toString(LIMIT.toSeconds());
    var words =
        Stream.of(Stream.of("sh", "-c", INSTALL, "sh", folder, seconds), CLI.words(), NODE.words())
            .flatMap(each -> each)
            .toList();
    try {
      return read(shell.run(words, environment, new byte[0], LIMIT.plus(GRACE)));
    } catch (Shell.TookTooLong slow) {
      return outOfTime();
    }
  }

  private static DevContainerCli read(Shell.Result result) {
    return switch (result.exitCode()) {
      case 0 -> new DevContainerCli.Installed(result.output().lines().toList());
      case NO_NPM ->
          new DevContainerCli.Missing(
              "npm is not installed, and the devcontainer CLI comes with it.",
              "Install npm and Node.js there (on Debian: `apt-get install npm`), for all users.");
      case NO_NODE ->
          new DevContainerCli.Missing(
              "Node.js is missing or older than 20, and there is no ready one for this machine.",
              "Install Node.js 20 or newer there, for all users.");
      case OUT_OF_TIME -> outOfTime();
      default ->
          new DevContainerCli.Missing(
              "npm could not install the devcontainer CLI: " + error(result),
              "Let the machine reach the npm registry, or name a mirror or a proxy in the `.npmrc`"
                  + " of penv's user there.");
    };
  }

  private static DevContainerCli.Missing outOfTime() {
    return new DevContainerCli.Missing(
        "Installing the devcontainer CLI took too long.",
        "Check how the machine reaches the npm registry, then try again.");
  }

  /** The first line that says more than npm's own bookkeeping. */
  private static String error(Shell.Result result) {
    return result
        .errors()
        .lines()
        .filter(line -> line.startsWith("npm error") || line.startsWith("npm ERR!"))
        .map(line -> line.replaceFirst("npm (error|ERR!) ", ""))
        .filter(line -> !line.startsWith("code ") && !line.startsWith("errno "))
        .findFirst()
        .orElse("it ended with code %d.".formatted(result.exitCode()));
  }

  private static String resource(String name) {
    var path = "devcontainer-cli/" + name;
    try (var bytes = CliInstaller.class.getResourceAsStream(path)) {
      if (bytes == null) throw new IllegalStateException("penv's jar lacks " + path);
      return new String(bytes.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * What npm installs, and nothing else.
   *
   * @param key names the installation; another one for another lock file
   */
  private record Pinned(String key, String manifest, String lock) {
    static Pinned read(String name, String folder) {
      var manifest = resource(folder + "package.json");
      var lock = resource(folder + "package-lock.json");
      return new Pinned(name + "-" + digest(lock), manifest, lock);
    }

    Stream<String> words() {
      return Stream.of(key, manifest, lock);
    }

    private static String digest(String text) {
      try {
        var sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        return HexFormat.of().formatHex(sha256, 0, 6);
      } catch (NoSuchAlgorithmException absent) {
        throw new IllegalStateException(absent);
      }
    }
  }
}
