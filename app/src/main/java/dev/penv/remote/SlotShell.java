package dev.penv.remote;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Shell that is a slot's user. Files too are reached by commands of that user, so no link that it
 * plants leads to anything it could not reach by itself.
 */
record SlotShell(Shell root, User.Slot slot) implements Prefixed {
  private static final Duration FILE_LIMIT = Duration.ofMinutes(10);
  private static final String SIZE = "[ -e \"$1\" ] || { echo -1; exit; }; stat -L -c %s -- \"$1\"";
  private static final String READ = "exec <\"$1\" || exit 1; tail -c \"+$2\" | head -c \"$3\"";
  private static final String COPY = "exec <\"$1\" || exit 1; tail -c \"+$2\"";
  private static final String SEND =
      "umask 077; new=$1.$$.new; trap 'rm -f -- \"$new\"' EXIT; "
          + "cat >\"$new\" && chmod \"$2\" \"$new\" && mv -f -- \"$new\" \"$1\"";

  @Override
  public byte[] read(String path, long offset, int most) throws IOException {
    var bytes = new ByteArrayOutputStream();
    script(READ, InputStream.nullInputStream(), bytes, path, from(offset), Integer.toString(most));
    return bytes.toByteArray();
  }

  @Override
  public long size(String path) throws IOException {
    var size = new ByteArrayOutputStream();
    script(SIZE, InputStream.nullInputStream(), size, path);
    return Long.parseLong(size.toString(US_ASCII).strip());
  }

  @Override
  public void copy(String path, long offset, OutputStream to) throws IOException {
    script(COPY, InputStream.nullInputStream(), to, path, from(offset));
  }

  @Override
  public void send(InputStream from, String path, int mode) throws IOException {
    script(SEND, from, OutputStream.nullOutputStream(), path, Integer.toOctalString(mode));
  }

  @Override
  public Shell as(User user) {
    return root.as(user);
  }

  /** What {@code tail} calls an offset: counted from one. */
  private static String from(long offset) {
    return Long.toString(offset + 1);
  }

  private void script(String text, InputStream input, OutputStream output, String... arguments)
      throws IOException {
    var words = new ArrayList<>(List.of("sh", "-c", text, "sh"));
    words.addAll(List.of(arguments));
    var result = pipe(words, Map.of(), input, output, FILE_LIMIT);
    if (!result.succeeded()) throw new IOException(result.errors().strip());
  }

  @Override
  public List<String> prefixed(List<String> words) {
    var all =
        new ArrayList<>(
            List.of(
                "setpriv",
                "--reuid=" + slot.uid(),
                "--regid=" + slot.gid(),
                "--clear-groups",
                "--inh-caps=-all",
                "--no-new-privs",
                "--"));
    all.addAll(words);
    return all;
  }
}
