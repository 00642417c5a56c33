package dev.penv.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text that a story must come to, in a file beside it. With {@code -Dstory.write=true} the file
 * is written anew, to be read before it is committed.
 */
final class Expected {
  private static final Path FOLDER = Path.of("src/test/resources/dev/penv/story");

  private Expected() {}

  static void toBe(String name, String thread) {
    var file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("story.write")) Files.writeString(file, thread);
      assertThat(thread).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
