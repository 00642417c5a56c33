package dev.penv.task;

import java.io.IOException;
import java.io.OutputStream;

/** Passes on the files of a selection, unless they have grown beyond its limits meanwhile. */
final class Selected implements TarSink.Receiver {
  /** Where a file goes. */
  interface Opening {
    /** The stream is closed when all of the file has come, and only then. */
    OutputStream open(String name) throws IOException;
  }

  private final Selection selection;
  private final Opening opening;
  private long bytes;

  Selected(Selection selection, Opening opening) {
    this.selection = selection;
    this.opening = opening;
  }

  @Override
  public OutputStream open(String path, long size) throws IOException {
    var name = selection.names().get(path);
    if (name == null) throw new IOException("the machine sent a file that nobody asked for");
    var limits = selection.limits();
    if (size > limits.bytesEach() || bytes + size > limits.bytesAll()) {
      return OutputStream.nullOutputStream();
    }
    bytes += size;
    return opening.open(name);
  }
}
