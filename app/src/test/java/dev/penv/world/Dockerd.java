package dev.penv.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import dev.penv.remote.LocalShell;
import dev.penv.remote.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A real docker daemon that belongs to the tests: the first that asks starts it, and with the JVM
 * it is gone, however that ends. No other docker notices it, and its containers reach no network
 * but their own.
 */
public final class Dockerd {
  /** A few hundred programs in one, without a user's shell, and the user {@code dev}. */
  public static final String BUSYBOX = "penv-test/busybox";

  /** Also bash, git and python3. */
  public static final String PYTHON = "penv-test/python";

  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  private final Contained process;
  private final Set<String> images = ConcurrentHashMap.newKeySet();
  private final Map<String, Registry> registries = new ConcurrentHashMap<>();

  /** Starts with the first who asks for it. */
  private static final class Shared {
    static final Dockerd DAEMON = new Dockerd();
  }

  Dockerd() {
    process = Contained.start("dockerd.sh", List.of());
    Eventually.holds(
        () -> "docker listens", () -> process.alive() && Files.exists(folder().resolve("pid")));
    Eventually.holds(() -> "docker answers", () -> ask("version").succeeded());
  }

  /** The one of this JVM; skips the test where this computer can have none. */
  public static Dockerd shared() {
    Needs.namespaces();
    Needs.command("docker");
    Needs.command("dockerd");
    Needs.command("docker-registry", "registry");
    Needs.command("busybox");
    Needs.command("python3");
    Needs.command("socat");
    Needs.command("nsenter");
    return Shared.DAEMON;
  }

  /** As in {@code DOCKER_HOST}. */
  public String host() {
    return "unix://" + folder().resolve("docker.sock");
  }

  /**
   * Variables with which docker's programs meet this daemon. They build with its own builder, as
   * BuildKit would fetch a part of itself from Docker Hub.
   *
   * @param config the folder in which they keep their logins
   */
  public Map<String, String> environment(Path config) {
    return Map.of(
        "DOCKER_HOST", host(), "DOCKER_CONFIG", config.toString(), "DOCKER_BUILDKIT", "0");
  }

  /** An image of busybox; there from the first call on. */
  public String busybox() {
    return image(BUSYBOX, List.of());
  }

  /** An image with bash, git and python3; there from the first call on. */
  public String python() {
    return image(PYTHON, List.of("bash", "git", "python3"));
  }

  private String image(String name, List<String> programs) {
    synchronized (images) {
      if (images.add(name)) make(name, programs);
    }
    return name;
  }

  private void make(String name, List<String> programs) {
    var script = "sh \"$0\" \"$@\" | docker import -";
    var words =
        Stream.concat(
            Stream.of("sh", "-c", script + " " + name, Contained.script("image.sh").toString()),
            programs.stream());
    var made = run(words.toList(), environment(folder()));
    assertThat(made.exitCode()).as(made.errors()).isZero();
  }

  /** A registry that everybody may pull from and push to; as {@code localhost:port}. */
  public Registry registry() {
    return registries.computeIfAbsent("open", _ -> Registry.open(pid()));
  }

  /** A registry with a login. */
  public Registry privateRegistry() {
    return registries.computeIfAbsent("private", _ -> Registry.withLogin(pid()));
  }

  /** Runs docker's own command line; what it prints, without the last line break. */
  public String docker(String... words) {
    var result = ask(words);
    assertThat(result.exitCode()).as(result.errors()).isZero();
    return result.output().stripTrailing();
  }

  /** The same, whatever comes of it. */
  public Shell.Result ask(String... words) {
    var all = Stream.concat(Stream.of("docker"), Stream.of(words)).toList();
    return run(all, environment(folder()));
  }

  private static Shell.Result run(List<String> words, Map<String, String> environment) {
    try {
      return new LocalShell().run(words, environment, new byte[0], LONG_ENOUGH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where all of it lies; its last part names its control groups. */
  Path folder() {
    return process.folder();
  }

  /** Lets go of it, as the end of the JVM does. */
  void end() {
    process.end();
  }

  private long pid() {
    return process.child("dockerd");
  }
}
