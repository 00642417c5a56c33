package dev.penv.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Shell whose commands another one runs, with words of its own in front. */
public interface Prefixed extends Shell {
  /** Who runs the commands. */
  Shell root();

  /** The words of a command with those in front. */
  List<String> prefixed(List<String> words);

  @Override
  default Result run(
      List<String> words, Map<String, String> environment, byte[] input, Duration limit)
      throws IOException {
    return root().run(prefixed(words), environment, input, limit);
  }

  @Override
  default Result pipe(
      List<String> words,
      Map<String, String> environment,
      InputStream input,
      OutputStream output,
      Duration limit)
      throws IOException {
    return root().pipe(prefixed(words), environment, input, output, limit);
  }
}
