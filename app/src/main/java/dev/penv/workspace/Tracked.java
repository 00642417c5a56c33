package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.remote.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The files that the commit of a checkout has, by the digests that git has of them already. */
record Tracked(Shell worker, String folder) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration SENDING = Duration.ofMinutes(30);
  private static final int MOST = 256 << 20;
  private static final int SUBMODULE = 0160000;

  private static final String LIST = "cd -- \"$1\" && exec git ls-tree -r -z HEAD";

  /** Owner and time are nothing that a build should depend on. */
  private static final String TAR =
      """
      cd -- "$1" && cd -- "$2" || exit
      exec tar -c --format=gnu --no-recursion --owner=0 --group=0 --numeric-owner --mtime=@0 \\
        --null --verbatim-files-from -T -
      """;

  /**
   * @param mode as git has it
   * @param path below the root
   */
  record Entry(int mode, String digest, String path) {}

  /** All but submodules, which are not checked out. */
  List<Entry> list() throws IOException {
    var listed = new Bounded(new ByteArrayOutputStream(), MOST);
    pipe(LIST, new byte[0], listed, LIMIT, folder);
    var entries = new ArrayList<Entry>();
    for (var line : listed.bytes().toString(UTF_8).split("\0", -1)) {
      if (line.isEmpty()) continue;
      int tab = line.indexOf('\t');
      var words = line.substring(0, tab).split(" ", -1);
      int mode = Integer.parseInt(words[0], 8);
      if (mode != SUBMODULE) entries.add(new Entry(mode, words[2], line.substring(tab + 1)));
    }
    return entries;
  }

  /**
   * Streams files as a tar archive.
   *
   * @param root the archive's, a folder below the checkout's
   * @param paths below that root
   */
  void tar(String root, List<String> paths, OutputStream to) throws IOException {
    var names = String.join("\0", paths).getBytes(UTF_8);
    pipe(TAR, names, to, SENDING, folder, root.isEmpty() ? "." : root);
  }

  private void pipe(
      String script, byte[] input, OutputStream output, Duration limit, String... arguments)
      throws IOException {
    var words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    words.addAll(List.of(arguments));
    var result =
        worker.pipe(words, Git.environment(""), new ByteArrayInputStream(input), output, limit);
    if (!result.succeeded()) throw new IOException(result.errors().strip());
  }

  /** Refuses to grow without end. */
  static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream bytes;
    private final int most;

    Bounded(ByteArrayOutputStream bytes, int most) {
      this.bytes = bytes;
      this.most = most;
    }

    ByteArrayOutputStream bytes() {
      return bytes;
    }

    @Override
    public void write(int each) throws IOException {
      write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] more, int offset, int count) throws IOException {
      if (bytes.size() + count > most) throw new IOException("the repository has too many files");
      bytes.write(more, offset, count);
    }
  }
}
