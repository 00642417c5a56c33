package dev.penv.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The files kept from runs, each content stored once. */
public interface Artifacts {
  /**
   * Keeps a file; a name of the run that is kept already is replaced.
   *
   * @param name relative path, separated by '/'
   */
  Kept keep(String run, String name, InputStream content) throws IOException;

  /** In order of their names. */
  List<Kept> of(String run);

  /** Copies a part of a content; bounded by its size. */
  void copy(String digest, long from, long to, OutputStream out) throws IOException;

  /**
   * A file that is kept.
   *
   * @param digest SHA-256 in lower-case hexadecimal digits
   */
  record Kept(String name, long bytes, String digest) {}
}
