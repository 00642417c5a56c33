package dev.penv.remote;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One command on this computer. Its pipes are served by platform threads: a process that inherits
 * one may hold it for as long as it likes, and must not hold a carrier of virtual threads with it.
 */
record LocalCommand(List<String> words, Map<String, String> environment, Duration limit) {
  static final int KEPT = 1 << 20;
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
  private static final int NOT_FOUND = 127;
  private static final Duration LEFT_OPEN = Duration.ofMillis(200);

  /** Takes the command's output until it ends. */
  interface Output {
    void drain(InputStream from) throws IOException;
  }

  Shell.Result run(InputStream input, Output output) throws IOException {
    Process process;
    try {
      process = start();
    } catch (IOException absent) {
      return new Shell.Result(NOT_FOUND, "", String.valueOf(absent.getMessage()));
    }
    try {
      return attend(process, input, output);
    } catch (IOException failed) {
      kill(process);
      throw failed;
    } catch (InterruptedException shutdown) {
      // It goes on, as it would if we had been killed: half an effect is worse than a whole one.
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException(words.getFirst()).initCause(shutdown);
    }
  }

  private Process start() throws IOException {
    var builder = new ProcessBuilder(words).directory(new File("/"));
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Shell.Result attend(Process process, InputStream input, Output output)
      throws IOException, InterruptedException {
    var failure = new CompletableFuture<IOException>();
    var printed = new Pipe(process.getInputStream());
    var complained = new Pipe(process.getErrorStream());
    var errors = new Tail(KEPT);
    var feeding = thread(process, failure, () -> feed(input, process));
    var draining = thread(process, failure, () -> output.drain(printed));
    var drainingErrors = thread(process, failure, () -> errors.drain(complained));
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new Shell.TookTooLong(words.getFirst(), limit);
    }
    printed.join(draining, LEFT_OPEN);
    complained.join(drainingErrors, LEFT_OPEN);
    feeding.join(LEFT_OPEN);
    if (failure.isDone()) throw failure.join();
    return new Shell.Result(process.exitValue(), "", errors.text());
  }

  /** What has ended by itself needed no more of its input. */
  private static void feed(InputStream input, Process process) throws IOException {
    try {
      pour(input, process.getOutputStream());
    } catch (IOException unreadable) {
      if (process.isAlive()) throw unreadable;
    }
  }

  /**
   * A command need not read its input; that it closes the pipe is no failure. Where the input
   * itself fails the pipe stays open, or the command would take a part for the whole before it is
   * killed.
   */
  private static void pour(InputStream input, OutputStream command) throws IOException {
    var buffer = new byte[64 * 1024];
    for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
      try {
        command.write(buffer, 0, read);
        command.flush(); // the next read may wait for long
      } catch (IOException closed) {
        return;
      }
    }
    try {
      command.close();
    } catch (IOException closed) {
      // The rest that waited in a buffer is not read either.
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static Thread thread(Process process, CompletableFuture<IOException> failure, Work work) {
    return Thread.ofPlatform()
        .daemon()
        .name("shell-" + process.pid())
        .start(() -> {
          try {
            work.run();
          } catch (IOException failed) {
            failure.complete(failed);
            kill(process);
          }
        });
  }

  private static void kill(Process process) {
    if (!process.isAlive()) return;
    // From the top: a shell whose command is killed would go on with the next one.
    var below = process.descendants().toList();
    process.destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }
}
