package dev.penv.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A penv in a process of its own, started the way this process was. */
final class Server implements AutoCloseable {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Stopwatch sinceStart = new Stopwatch();
  private final Process process;
  private final URI uri;
  private final Path data;
  private final Path log;

  private Server(Process process, URI uri, Path data, Path log) {
    this.process = process;
    this.uri = uri;
    this.data = data;
    this.log = log;
  }

  /**
   * Begins to start one; see {@link #awaitStatus}.
   *
   * @param folder for its state; one that is started there again finds what the last one left
   * @param variables what there is to say beyond where it is
   */
  static Server launch(
      Setting setting, List<String> flags, Path folder, Map<String, String> variables)
      throws IOException {
    var port = Integer.toString(freePort());
    var uri = URI.create("http://127.0.0.1:" + port);
    var data = folder.resolve("data");
    var log = folder.resolve("server.log");
    var builder = new ProcessBuilder(command(setting, flags, "serve"));
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PENV_"));
    environment.putAll(variables);
    environment.put("PENV_DATA", data.toString());
    environment.put("PENV_PORT", port);
    environment.put("PENV_URL", uri.toString());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new Server(builder.start(), uri, data, log);
  }

  /** The words that start a penv as this one was started. */
  static List<String> command(Setting setting, List<String> flags, String... arguments) {
    var words = new ArrayList<String>();
    words.add(Program.ofJava("java"));
    words.addAll(ownFlags());
    words.addAll(flags);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), setting.main()));
    words.addAll(List.of(arguments));
    return words;
  }

  static List<String> ownFlags() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  URI uri() {
    return uri;
  }

  Path data() {
    return data;
  }

  Server ready() throws IOException, InterruptedException {
    awaitStatus("/readyz", 200);
    return this;
  }

  /** Waits until a page answers so; how long after the start that was, in milliseconds. */
  double awaitStatus(String path, int status) throws IOException, InterruptedException {
    while (status(path) != status) {
      if (!process.isAlive()) throw new IOException("penv ended:\n" + Files.readString(log));
      if (sinceStart.seconds() > LONG_ENOUGH.toSeconds()) {
        throw new Stopwatch.TookTooLong(path + " to answer " + status, LONG_ENOUGH);
      }
      Thread.sleep(1);
    }
    return sinceStart.millis();
  }

  /** What a page answers now; 0 when nobody does. */
  int status(String path) throws InterruptedException {
    var request = HttpRequest.newBuilder(uri.resolve(path)).timeout(Duration.ofSeconds(30));
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException nobody) {
      return 0;
    }
  }

  /** Asks for a page as the operator. */
  HttpResponse<Stream<String>> read(String path) throws IOException, InterruptedException {
    var token = Files.readString(data.resolve("operator.token")).strip();
    var request =
        HttpRequest.newBuilder(uri.resolve(path)).header("Authorization", "Bearer " + token);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
  }

  /** Memory that is in RAM, in MB. */
  double residentMegabytes() throws IOException {
    var status = Files.readString(Path.of("/proc", Long.toString(process.pid()), "status"));
    var line = status.lines().filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
  }

  /** Bytes of the objects that are in use; collects garbage first. */
  long usedHeap() throws IOException, InterruptedException {
    var pid = Long.toString(process.pid());
    var all = Program.output(List.of(Program.ofJava("jcmd"), pid, "GC.class_histogram"));
    var total = TOTAL.matcher(all);
    if (!total.find()) throw new IOException("jcmd names no total");
    return Long.parseLong(total.group(1));
  }

  /** Processor time it has used so far. */
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Ends it as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) kill();
    } catch (InterruptedException ending) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
