package dev.penv.workspace;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The files of a build as a tar archive that is made while it is read. Where they cannot all be
 * read it breaks off: a shorter archive would be one, too.
 */
final class Archive extends FilterInputStream {
  private final AtomicReference<Optional<IOException>> broken;

  private Archive(InputStream read, AtomicReference<Optional<IOException>> broken) {
    super(read);
    this.broken = broken;
  }

  static Archive of(Tracked files, BuildContext context) throws IOException {
    var pipe = Pipe.open(); // java.io's wants its writing thread to live on
    var broken = new AtomicReference<Optional<IOException>>(Optional.empty());
    Thread.ofVirtual()
        .name("build-context")
        .start(() -> {
          try (var sink = pipe.sink()) {
            broken.set(problem(files, context, sink));
          } catch (IOException closed) {
            // Whoever read it has gone.
          }
        });
    return new Archive(Channels.newInputStream(pipe.source()), broken);
  }

  private static Optional<IOException> problem(
      Tracked files, BuildContext context, Pipe.SinkChannel sink) {
    try {
      files.tar(context.root(), paths(context), Channels.newOutputStream(sink));
      return Optional.empty();
    } catch (IOException problem) {
      return Optional.of(problem);
    }
  }

  private static List<String> paths(BuildContext context) {
    return context.entries().stream().map(Tracked.Entry::path).toList();
  }

  @Override
  public int read() throws IOException {
    return checked(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int count) throws IOException {
    return checked(super.read(bytes, offset, count));
  }

  private int checked(int read) throws IOException {
    var why = broken.get();
    if (read < 0 && why.isPresent()) throw new IOException(why.get());
    return read;
  }
}
