package dev.penv.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Programs of this computer. */
final class Program {
  private Program() {}

  /** Where it is, if it is installed. */
  static Optional<Path> find(String name) {
    return Arrays.stream("/usr/local/bin:/usr/bin:/bin".split(":", -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A program of the JDK that runs this. */
  static String ofJava(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /**
   * Runs it to its end.
   *
   * @return everything it printed
   * @throws IOException when it fails
   */
  static String output(List<String> words) throws IOException, InterruptedException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var code = process.waitFor();
    if (code == 0) return text;
    throw new IOException("%s ended with %d: %s".formatted(words.getFirst(), code, text));
  }
}
