package dev.penv.machine.local;

import dev.penv.hardware.DataSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk that machines live on. */
@FunctionalInterface
public interface Disk {
  /** What is left for us now. */
  DataSize free();

  static Disk of(Path folder) {
    return () -> {
      try {
        return new DataSize(Files.getFileStore(folder).getUsableSpace());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    };
  }
}
