package dev.penv.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the archive's disk has room for further runs. Those that run already go on.
 *
 * @param least bytes that are to stay free
 */
public record FreeSpace(Path folder, long least) {
  /** A sentence for whoever wants to start a run, when there is no room for it. */
  public Optional<String> shortage() throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free >= least) return Optional.empty();
    return Optional.of(
        "The archive has %d MB left on its disk and starts no run below %d MB."
            .formatted(free >> 20, least >> 20));
  }
}
