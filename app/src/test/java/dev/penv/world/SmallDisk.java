package dev.penv.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.Needs;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system, to see what a full disk does. */
public final class SmallDisk implements AutoCloseable {
  private static final String BALLAST = "ballast";

  private final Path folder;

  /** One of a megabyte. */
  public SmallDisk(Path folder) throws IOException {
    this(folder, 1);
  }

  /**
   * @param folder an empty one, which it is mounted on
   */
  public SmallDisk(Path folder, int megabytes) throws IOException {
    Needs.root();
    Needs.command("mount");
    this.folder = folder;
    var size = "size=%dm".formatted(megabytes);
    run("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString());
  }

  public Path folder() {
    return folder;
  }

  /** Takes all room but this, of which 0 is left whatever else is written meanwhile. */
  public void leave(long bytes) throws IOException {
    try (var ballast = new FileOutputStream(folder.resolve(BALLAST).toFile(), true)) {
      while (Files.getFileStore(folder).getUsableSpace() > bytes) ballast.write(new byte[4096]);
    } catch (IOException full) {
      if (bytes > 0) throw full;
    }
  }

  /** Gives the room back that was taken. */
  public void makeRoom() throws IOException {
    Files.delete(folder.resolve(BALLAST));
  }

  /** Makes it larger. */
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
