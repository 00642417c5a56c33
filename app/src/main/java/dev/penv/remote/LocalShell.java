package dev.penv.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A Shell on the computer that penv itself runs on. */
public final class LocalShell implements Shell {
  private static final int BUFFER = 256 * 1024;

  @Override
  public Result run(
      List<String> words, Map<String, String> environment, byte[] input, Duration limit)
      throws IOException {
    var output = new Tail(LocalCommand.KEPT);
    var result =
        new LocalCommand(words, environment, limit)
            .run(new ByteArrayInputStream(input), output::drain);
    return new Result(result.exitCode(), output.text(), result.errors());
  }

  @Override
  public Result pipe(
      List<String> words,
      Map<String, String> environment,
      InputStream input,
      OutputStream output,
      Duration limit)
      throws IOException {
    return new LocalCommand(words, environment, limit).run(input, from -> from.transferTo(output));
  }

  @Override
  public byte[] read(String path, long offset, int most) throws IOException {
    try (var file = FileChannel.open(absolute(path), StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(Math.clamp(file.size() - offset, 0, most));
      int read = 0;
      while (buffer.hasRemaining() && read >= 0)
        read = file.read(buffer, offset + buffer.position());
      return Arrays.copyOf(buffer.array(), buffer.position());
    }
  }

  @Override
  public long size(String path) throws IOException {
    var file = absolute(path);
    var attributes =
        file.getFileSystem().provider().readAttributesIfExists(file, BasicFileAttributes.class);
    return attributes == null ? -1 : attributes.size();
  }

  @Override
  public void copy(String path, long offset, OutputStream to) throws IOException {
    try (var file = FileChannel.open(absolute(path), StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(Math.clamp(file.size() - offset, 0, BUFFER));
      file.position(offset);
      while (file.read(buffer.clear()) > 0) to.write(buffer.array(), 0, buffer.position());
    }
  }

  @Override
  public void send(InputStream from, String path, int mode) throws IOException {
    var target = absolute(path);
    // A name of its own: two may write the same file at once. Readable by nobody else as yet.
    var partial = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".new");
    try {
      try (var file = Files.newOutputStream(partial)) {
        from.transferTo(file);
      }
      Files.setPosixFilePermissions(partial, permissions(mode));
      Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    var all = PosixFilePermission.values();
    var granted = EnumSet.noneOf(PosixFilePermission.class);
    for (int bit = 0; bit < all.length; bit++) {
      if ((mode & (0400 >> bit)) != 0) granted.add(all[bit]);
    }
    return granted;
  }

  private static Path absolute(String path) {
    var absolute = Path.of(path);
    if (!absolute.isAbsolute()) throw new IllegalArgumentException("not absolute: " + path);
    return absolute;
  }
}
