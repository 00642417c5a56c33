package dev.penv.world;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds processes that have outlived their time. */
public final class Left {
  private Left() {}

  /**
   * The command lines of processes with this folder in their environment, arguments or directory;
   * they are killed, so that no other test meets them.
   */
  public static List<String> processes(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> knows(process.pid(), folder.toString()))
        .map(Left::end)
        .toList();
  }

  private static String end(ProcessHandle process) {
    var told = process.pid() + " " + read(process.pid(), "cmdline").replace('\0', ' ').strip();
    process.destroyForcibly();
    return told;
  }

  private static boolean knows(long pid, String folder) {
    return read(pid, "environ").contains(folder)
        || read(pid, "cmdline").contains(folder)
        || directory(pid).map(cwd -> cwd.startsWith(folder)).orElse(false);
  }

  private static String read(long pid, String file) {
    try {
      return new String(Files.readAllBytes(Path.of("/proc", Long.toString(pid), file)), ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }

  private static Optional<Path> directory(long pid) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd")));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
