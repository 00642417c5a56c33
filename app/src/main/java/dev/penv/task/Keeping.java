package dev.penv.task;

import dev.penv.archive.Artifacts;
import dev.penv.archive.Incoming;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Takes files into the archive, one after the other; one that does not come whole is forgotten. */
final class Keeping implements AutoCloseable {
  private final Artifacts artifacts;
  private final List<Artifacts.Kept> kept = new ArrayList<>();
  private final List<Incoming> begun = new ArrayList<>();

  Keeping(Artifacts artifacts) {
    this.artifacts = artifacts;
  }

  OutputStream open(String name) throws IOException {
    var incoming = artifacts.receive();
    begun.add(incoming);
    return new FilterOutputStream(incoming) {
      @Override
      public void write(byte[] bytes, int offset, int count) throws IOException {
        incoming.write(bytes, offset, count);
      }

      @Override
      public void close() throws IOException {
        kept.add(incoming.keepAs(name));
        begun.remove(incoming);
      }
    };
  }

  List<Artifacts.Kept> kept() {
    return List.copyOf(kept);
  }

  @Override
  public void close() throws IOException {
    for (var incoming : begun) incoming.close();
  }
}
