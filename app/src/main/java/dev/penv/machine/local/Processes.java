package dev.penv.machine.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Who runs on this computer, read from {@code /proc}. Zombies do not count. */
final class Processes {
  private static final Path PROC = Path.of("/proc");
  private static final Pattern STATE = Pattern.compile("(?m)^State:\\s+[ZX]");

  private Processes() {}

  /** The processes with this real, effective, saved or file-system user. */
  static List<Long> ofUser(int uid) {
    var mark = Pattern.compile("(?m)^Uid:.*\\s" + uid + "(\\s|$)");
    return those(folder -> mark.matcher(status(folder)).find());
  }

  /** The processes with something below this folder in their arguments or variables. */
  static List<Long> about(Path folder) {
    var mark = folder + "/";
    return those(process ->
        read(process.resolve("cmdline")).contains(mark)
            || read(process.resolve("environ")).contains(mark));
  }

  private static List<Long> those(Predicate<Path> wanted) {
    var found = new ArrayList<Long>();
    var self = ProcessHandle.current().pid();
    try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var process : processes) {
        var pid = Long.parseLong(process.getFileName().toString());
        if (pid != self && wanted.test(process) && isAlive(process)) found.add(pid);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (DirectoryIteratorException unreadable) {
      throw new UncheckedIOException(unreadable.getCause());
    }
    return found;
  }

  private static boolean isAlive(Path process) {
    var status = status(process);
    return !status.isEmpty() && !STATE.matcher(status).find();
  }

  private static String status(Path process) {
    return read(process.resolve("status"));
  }

  /** Empty when the process has ended meanwhile or is none of our business. */
  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
