package dev.penv.task;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.penv.remote.Shell;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A folder that a task wrote to. It is read as the task's user, so whatever is planted there leads
 * to nothing that the task could not have printed. Links are never followed; what comes is hostile
 * all the same.
 *
 * @param shell the task's user's
 */
record Folder(Shell shell, String path) {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final long LONGEST_LISTING = 64 << 20;

  /** What is in it, at any depth, except folders. A folder without end is listed in part. */
  List<Found> list() throws IOException {
    return list("", List.of());
  }

  /** The same for a checkout, without what git keeps for itself, from a name in it onwards. */
  List<Found> listCheckout(String start) throws IOException {
    return list(start, List.of("-name", ".git", "-prune", "-o"));
  }

  private List<Found> list(String start, List<String> but) throws IOException {
    var listing = new Listing(start);
    var words = new ArrayList<>(List.of("find", "-P", start.isEmpty() ? path : path + "/" + start));
    words.add("-xdev");
    words.addAll(but);
    words.addAll(List.of("!", "-type", "d", "-printf", "%y\\t%s\\t%b\\t%T@\\t%P\\0"));
    try {
      var result = shell.pipe(words, Map.of(), InputStream.nullInputStream(), listing, LIMIT);
      check(result, 1); // there is no such folder, or parts of it are closed to its own user
    } catch (Listing.Endless enough) {
      return listing.found;
    }
    return listing.found;
  }

  /** Sends the files of these paths to the receiver. A file that is gone is left out. */
  void fetch(List<String> paths, TarSink.Receiver receiver) throws IOException {
    var names = paths.stream().map(name -> "./" + name + "\0").collect(Collectors.joining());
    var words =
        List.of(
            "tar",
            "--create",
            "--file=-",
            "--format=gnu",
            "--hard-dereference",
            "--no-recursion",
            "--directory=" + path,
            "--null",
            "--files-from=-");
    try (var sink = new TarSink(receiver)) {
      var input = new ByteArrayInputStream(names.getBytes(ISO_8859_1));
      check(shell.pipe(words, Map.of(), input, sink, LIMIT), 2); // files went or changed meanwhile
    }
  }

  /** What these programs end with when not all was as it should be. */
  private void check(Shell.Result result, int usual) throws IOException {
    if (result.exitCode() > usual) {
      throw new IOException("%s could not be read: %s".formatted(path, result.errors().strip()));
    }
  }

  /** Takes records that end with NUL. */
  private static final class Listing extends OutputStream {
    private final String start;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private final List<Found> found = new ArrayList<>();
    private long length;

    Listing(String start) {
      this.start = start;
    }

    @Override
    public void write(int one) throws IOException {
      if (++length > LONGEST_LISTING || found.size() > Limits.LOOKED_AT) throw new Endless();
      if (one == 0) {
        parse(record.toString(ISO_8859_1)).ifPresent(found::add);
        record.reset();
      } else {
        record.write(one);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      for (int at = offset; at < offset + count; at++) write(bytes[at]);
    }

    private Optional<Found> parse(String text) {
      var parts = text.split("\t", 5);
      try {
        return Optional.of(
            new Found(
                under(parts[4]),
                parts[0],
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]) * 512,
                parts[3]));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException foreign) {
        return Optional.empty();
      }
    }

    private String under(String name) {
      if (start.isEmpty()) return name;
      return name.isEmpty() ? start : start + "/" + name;
    }

    private static final class Endless extends IOException {
      private static final long serialVersionUID = 1L;
    }
  }
}
