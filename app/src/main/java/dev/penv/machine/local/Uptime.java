package dev.penv.machine.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * This computer's own time, which nobody sets and which goes on while it sleeps.
 *
 * @param boot names the start that is counted from
 */
public record Uptime(String boot, Duration passed) {
  /** Where it is read. */
  public interface Source {
    Uptime now();
  }

  /** As Linux tells it. */
  public static Source ofThisComputer() {
    return () -> new Uptime(read("/proc/sys/kernel/random/boot_id"), passed(read("/proc/uptime")));
  }

  /**
   * @param text seconds with decimals, then what does not matter here
   */
  private static Duration passed(String text) {
    var seconds = new BigDecimal(text.split(" ", 2)[0]);
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
