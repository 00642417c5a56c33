package dev.penv.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;

/** A content on its way into the archive. Closing it without keeping it forgets it. */
public final class Incoming extends OutputStream {
  private final Path contents;
  private final ReentrantLock sweeping;
  private final Path partial;
  private final FileChannel channel;
  private final MessageDigest digest = sha256();
  private long bytes;

  /**
   * @param sweeping held while a content is judged and removed
   */
  Incoming(Path incoming, Path contents, ReentrantLock sweeping) throws IOException {
    this.contents = contents;
    this.sweeping = sweeping;
    this.partial = newFile(incoming, "", "");
    this.channel = FileChannel.open(partial, StandardOpenOption.WRITE);
  }

  static Path newFile(Path folder, String prefix, String suffix) throws IOException {
    try {
      return Files.createTempFile(folder, prefix, suffix);
    } catch (IOException failed) {
      throw DiskFull.orElse(failed);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int count) throws IOException {
    digest.update(from, offset, count);
    bytes += count;
    try {
      var buffer = ByteBuffer.wrap(from, offset, count);
      while (buffer.hasRemaining()) channel.write(buffer);
    } catch (IOException failed) {
      throw DiskFull.orElse(failed);
    }
  }

  /**
   * Stores what was written, under this name for its run.
   *
   * @param name relative path, separated by '/'
   */
  public Artifacts.Kept keepAs(String name) throws IOException {
    var sum = HexFormat.of().formatHex(digest.digest());
    try {
      channel.force(true);
      store(path(contents, sum));
    } catch (IOException failed) {
      throw DiskFull.orElse(failed);
    } finally {
      close();
    }
    return new Artifacts.Kept(name, bytes, sum);
  }

  /** Replaces an equal content, if only to be new: no sweep takes it before it is listed. */
  private void store(Path content) throws IOException {
    Files.createDirectories(content.getParent());
    sweeping.lock();
    try {
      Files.move(partial, content, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      sweeping.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(partial);
  }

  static Path path(Path contents, String digest) {
    if (!digest.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("no digest: " + digest);
    return contents.resolve(digest.substring(0, 2)).resolve(digest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
