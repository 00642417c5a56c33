package dev.penv.task;

import dev.penv.remote.Prefixed;
import dev.penv.remote.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/** Runs everything behind a command that changes what it sees; files are what they are. */
record Behind(List<String> prefix, Shell root) implements Prefixed {
  @Override
  public List<String> prefixed(List<String> words) {
    return Stream.concat(prefix.stream(), words.stream()).toList();
  }

  @Override
  public void write(String path, byte[] content, int mode) throws IOException {
    root.write(path, content, mode);
  }

  @Override
  public byte[] read(String path, long offset, int most) throws IOException {
    return root.read(path, offset, most);
  }

  @Override
  public long size(String path) throws IOException {
    return root.size(path);
  }

  @Override
  public void copy(String path, long offset, OutputStream to) throws IOException {
    root.copy(path, offset, to);
  }

  @Override
  public void send(InputStream from, String path, int mode) throws IOException {
    root.send(from, path, mode);
  }
}
