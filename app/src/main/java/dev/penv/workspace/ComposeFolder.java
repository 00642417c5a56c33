package dev.penv.workspace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.container.ComposeProject;
import dev.penv.document.Json;
import dev.penv.document.JsonText;
import dev.penv.remote.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the files lie that the reference implementation is given for a run of compose: penv's own,
 * not in the checkout, whose code nobody judged.
 */
record ComposeFolder(Shell shell, String path) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int MOST = 64 << 20;
  private static final int FILE = 0100000;
  private static final int KIND = 0170000;

  private static final String EMPTY =
      """
      umask 077
      rm -rf -- "$1" && mkdir -p -- "$1"
      """;

  /** What is neither file nor folder leads somewhere. */
  private static final String UNPACK =
      """
      umask 077
      cd -- "$1" && tar -x --no-same-owner || exit
      exec find . ! -type f ! -type d -delete
      """;

  private static final String WRITE =
      """
      umask 077
      mkdir -p -- "$(dirname -- "$1")" && exec cat >"$1"
      """;

  static ComposeFolder of(Order order) {
    var site = order.site();
    return new ComposeFolder(site.shell(), site.cache() + "/compose/" + order.run());
  }

  /** Makes it, without anything in it. */
  ComposeFolder empty() throws IOException {
    run(EMPTY, path, InputStream.nullInputStream());
    return this;
  }

  void remove() throws IOException {
    var words = List.of("rm", "-rf", "--", path);
    shell.run(words, Map.of(), new byte[0], LIMIT);
  }

  /** Copies files of a commit to the same places; links are left out. */
  void copy(Tracked files, List<Tracked.Entry> entries) throws IOException {
    var paths =
        entries.stream()
            .filter(entry -> (entry.mode() & KIND) == FILE)
            .map(Tracked.Entry::path)
            .toList();
    if (paths.isEmpty()) return;
    var archive = new Tracked.Bounded(new ByteArrayOutputStream(), MOST);
    files.tar("", paths, archive);
    run(UNPACK, path, new ByteArrayInputStream(archive.bytes().toByteArray()));
  }

  /**
   * Writes a file, with the folders that it lies in.
   *
   * @param name below this folder
   * @return its whole path
   */
  String write(String name, String text) throws IOException {
    var file = path + "/" + name;
    run(WRITE, file, new ByteArrayInputStream(text.getBytes(UTF_8)));
    return file;
  }

  String write(String name, Json json) throws IOException {
    return write(name, JsonText.of(json));
  }

  /** The one compose file. */
  String write(ComposeProject project) throws IOException {
    return write("compose.yml", project.text());
  }

  private void run(String script, String argument, InputStream input) throws IOException {
    var words = List.of("sh", "-c", script, "sh", argument);
    var printed = new ByteArrayOutputStream();
    var result = shell.pipe(words, Map.of("LC_ALL", "C"), input, printed, LIMIT);
    if (!result.succeeded()) throw new IOException(result.errors().strip());
  }
}
