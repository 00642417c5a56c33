package dev.penv.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code penv serve} as a process of its own, which can be killed. */
final class ServedProcess implements Server {
  private static final Pattern PORT = Pattern.compile(".*\\(port (\\d+)\\)");

  private final Process process;
  private final URI uri;

  private ServedProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * Starts one; returns when its port is open.
   *
   * @param variables its whole environment
   * @param heap megabytes of it at most
   * @param log to which its messages are appended
   */
  static ServedProcess start(Map<String, String> variables, int heap, Path log) {
    var builder = new ProcessBuilder(command(heap));
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    builder.environment().putAll(variables);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      var process = builder.start();
      return new ServedProcess(process, uri(process, log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(int heap) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-Xmx%dm".formatted(heap),
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-cp",
        productClassPath(),
        "dev.penv.Main",
        "serve");
  }

  /** Without the tests' own classes and settings. */
  private static String productClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(each -> !each.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @SuppressWarnings("resource") // the process goes on, and with it its output
  private static URI uri(Process process, Path log) throws IOException {
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      var port = PORT.matcher(line);
      if (port.matches()) return URI.create("http://127.0.0.1:" + port.group(1));
    }
    throw new AssertionError("penv ended at its start:\n" + Files.readString(log));
  }

  @Override
  public URI uri() {
    return uri;
  }

  /** With SIGKILL: it gets no chance to do anything. */
  @Override
  public void wake() {}

  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
