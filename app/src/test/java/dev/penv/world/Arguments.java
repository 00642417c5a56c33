package dev.penv.world;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Watches the arguments of all processes, which everybody on a computer can read. Looks as often as
 * it can: what lives for a moment may escape.
 */
public final class Arguments implements AutoCloseable {
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Thread thread = Thread.ofPlatform().name("arguments").daemon().start(this::look);

  private void look() {
    while (!Thread.currentThread().isInterrupted()) {
      ProcessHandle.allProcesses().forEach(process -> seen.add(of(process.pid())));
    }
  }

  private static String of(long pid) {
    try {
      var file = Path.of("/proc", Long.toString(pid), "cmdline");
      return new String(Files.readAllBytes(file), ISO_8859_1).replace('\0', ' ');
    } catch (IOException gone) {
      return "";
    }
  }

  /** Those seen so far that contain one of these. */
  public Set<String> with(Set<String> texts) {
    return seen.stream()
        .filter(line -> texts.stream().anyMatch(line::contains))
        .collect(Collectors.toSet());
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
