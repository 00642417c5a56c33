package dev.penv.archive;

import java.io.IOException;

/** The archive has no room. What was to be kept is still where it came from. */
public final class DiskFull extends IOException {
  private static final long serialVersionUID = 1L;

  DiskFull(IOException cause) {
    super("the archive's disk is full", cause);
  }

  /** The same failure, typed. The JDK tells a full disk by the system's message alone. */
  static IOException orElse(IOException failure) {
    var message = String.valueOf(failure.getMessage());
    var full =
        message.contains("No space left on device") || message.contains("Disk quota exceeded");
    return full ? new DiskFull(failure) : failure;
  }
}
