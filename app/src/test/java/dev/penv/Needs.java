package dev.penv;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a test needs of the computer it runs on. Where that is missing the test is skipped with the
 * reason; with {@code PENV_TEST_STRICT=1}, {@code -Dpenv.skips=fail} or {@code CI=true} it fails
 * instead.
 *
 * <p>{@code ./penv test} reads the names given to {@link #command} from the sources and installs
 * what is missing, so give them as literals.
 */
public final class Needs {
  private Needs() {}

  /** The program that is found first, by the names it has on different systems. */
  public static Path command(String name, String... otherNames) {
    return Stream.concat(Stream.of(name), Stream.of(otherNames))
        .flatMap(each -> folders().map(folder -> folder.resolve(each)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> missing("no program `%s` here: `./penv test` installs it".formatted(name)));
  }

  /** For what only root may do, such as running a task as another user. CI has to be root. */
  public static void root() {
    if ("root".equals(System.getProperty("user.name"))) return;
    if (inCi()) fail("only root can do this");
    throw skip("only root can do this");
  }

  /** For a docker daemon of the tests' own. A container without rights cannot hold one. */
  public static void namespaces() {
    root();
    var unshare = command("unshare").toString();
    if (!succeeds(unshare, "--net", "--mount", "--pid", "--fork", "true")) {
      throw missing("no right to make namespaces here");
    }
  }

  /** For compose files: {@code docker compose} where docker has that, else the older program. */
  public static void compose() {
    if (!succeeds(command("docker").toString(), "compose", "version")) command("docker-compose");
  }

  private static boolean succeeds(String... words) {
    try {
      var process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /**
   * A folder or file of recorded examples that is too large for the repository. That {@code
   * PENV_TEST_DATA} is unset is the one reason to skip that is always allowed.
   */
  public static Path testData(String name) {
    return variable("PENV_TEST_DATA")
        .map(root -> existing(Path.of(root, name)))
        .orElseThrow(() -> skip("PENV_TEST_DATA names no folder of recorded examples"));
  }

  /** GitHub's own description of its REST API. */
  public static Path openApi() {
    return existing(descriptions().resolve("openapi-23.0.2/api.github.com.json"));
  }

  /** GitHub's own description of the webhooks it sends. */
  public static Path webhookSchemas() {
    return existing(descriptions().resolve("openapi-webhooks-12.1.0/api.github.com.json"));
  }

  /** Where {@code .ci/fetch-openapi}, which names the same versions, puts them. */
  private static Path descriptions() {
    return variable("PENV_OPENAPI").map(Path::of).orElseGet(Needs::cache);
  }

  /** What is fetched for tests and kept from run to run. */
  public static Path cache() {
    return variable("XDG_CACHE_HOME")
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("penv");
  }

  private static Path existing(Path path) {
    if (Files.exists(path)) return path;
    throw missing("no " + path + ": `./penv test` brings it");
  }

  /** To be thrown by who finds out in another way that this computer lacks something. */
  public static RuntimeException missing(String reason) {
    var strict =
        inCi()
            || "fail".equals(System.getProperty("penv.skips"))
            || variable("PENV_TEST_STRICT").equals(Optional.of("1"));
    return strict ? fail(reason) : skip(reason);
  }

  /** Maven's report counts what was skipped but keeps the reason to itself. */
  private static RuntimeException skip(String reason) {
    var test =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(frames -> frames.filter(Needs::isTest).findFirst());
    test.ifPresent(frame ->
        System.out.printf(
            "skipped %s.%s: %s%n",
            frame.getDeclaringClass().getSimpleName(), frame.getMethodName(), reason));
    return abort(reason);
  }

  private static boolean isTest(StackWalker.StackFrame frame) {
    return frame.getDeclaringClass() != Needs.class && frame.getClassName().startsWith("dev.penv.");
  }

  private static boolean inCi() {
    return variable("CI").equals(Optional.of("true"));
  }

  private static Stream<Path> folders() {
    var path = variable("PATH").orElse("/usr/bin:/bin");
    return Stream.of(
            Arrays.stream(path.split(":")).map(Path::of),
            Stream.of(Path.of("/usr/sbin"), Path.of("/sbin")),
            postgresql().stream())
        .flatMap(folders -> folders);
  }

  /** Debian keeps the server's programs off the path, a folder for each version. */
  private static List<Path> postgresql() {
    var versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) return List.of();
    try (var folders = Files.list(versions)) {
      return folders.map(version -> version.resolve("bin")).sorted().toList().reversed();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
