package dev.penv.store;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder that only this user can enter and only this process works in. The operating system drops
 * the lock with the process, so whoever gets it knows that the predecessor is dead.
 */
final class DataFolder implements AutoCloseable {
  private final FileChannel lock;

  private DataFolder(FileChannel lock) {
    this.lock = lock;
  }

  static DataFolder lock(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    var channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
    try {
      if (channel.tryLock() == null) throw new Store.InUse(folder);
      return new DataFolder(channel);
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new Store.InUse(folder);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
