package dev.penv.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A file system of one megabyte, to see what a full disk does. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  /**
   * @param folder an empty one, which it is mounted on
   */
  public SmallDisk(Path folder) throws IOException {
    Needs.root();
    Needs.command("mount");
    this.folder = folder;
    run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString());
  }

  public Path folder() {
    return folder;
  }

  /** Makes room. */
  public void grow() {
    try {
      run("mount", "-o", "remount,size=100m", folder.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }

  private static void run(String... words) throws IOException {
    var process = new ProcessBuilder(words).inheritIO().start();
    assertThat(process.onExit().join().exitValue()).as(String.join(" ", words)).isZero();
  }
}
