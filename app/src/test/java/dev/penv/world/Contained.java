package dev.penv.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server started by a script of ours that lives as long as its standard input, in a folder that
 * it removes. So it ends with this JVM; where the JVM ends in order, that is waited for.
 */
record Contained(Process process, Path folder) {
  /**
   * @param script beside this class; its first argument is the folder
   */
  static Contained start(String script, List<String> arguments) {
    try {
      var folder = Files.createTempDirectory("penv-test-");
      var words =
          Stream.concat(
              Stream.of("sh", script(script).toString(), folder.toString()), arguments.stream());
      var builder = new ProcessBuilder(words.toList());
      builder.environment().keySet().retainAll(List.of("PATH"));
      builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      var started = new Contained(builder.start(), folder);
      Runtime.getRuntime().addShutdownHook(new Thread(started::end));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path script(String name) {
    var resource = Contained.class.getResource(name);
    if (resource == null) throw new AssertionError("no script " + name);
    return Path.of(resource.getPath());
  }

  boolean alive() {
    if (!process.isAlive()) throw new AssertionError("ended with " + process.exitValue());
    return true;
  }

  /** The first line that it prints. */
  String line() {
    try {
      @SuppressWarnings("resource") // the process goes on, and with it its output
      BufferedReader output = process.inputReader();
      var line = output.readLine();
      if (line == null) throw new AssertionError("it printed nothing");
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process below it that runs this program. */
  long child(String program) {
    return process
        .descendants()
        .filter(each -> each.info().command().orElse("").endsWith("/" + program))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no process " + program))
        .pid();
  }

  /** Returns when nothing is left of it. */
  void end() {
    try {
      process.getOutputStream().close();
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (IOException gone) {
      // Then there is nothing to wait for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
