package dev.penv.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text that stands in a file among the resources. With {@code -Dstory.write=true} the file is
 * written anew, to be read before it is committed.
 */
public final class Snapshot {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Snapshot() {}

  /**
   * Compares with the file of this name in the package of the test.
   *
   * @param text ends in a newline
   */
  public static void compare(Class<?> test, String name, String text) {
    var folder = RESOURCES.resolve(test.getPackageName().replace('.', '/'));
    try {
      if (Boolean.getBoolean("story.write")) {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text);
      }
      assertThat(text).isEqualTo(Files.readString(folder.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
