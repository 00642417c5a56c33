package dev.penv.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files of the example repository: small shell programs, so that no run takes long. */
final class Example {
  private static final String DEVCONTAINER = ".devcontainer/devcontainer.json";

  private Example() {}

  /**
   * @param outside a folder through which tasks and test talk
   * @param hidden makes the results differ from one branch to another
   */
  static Map<String, String> files(Path outside, int hidden) {
    var files = new HashMap<String, String>();
    for (var name :
        new String[] {
          DEVCONTAINER,
          "train.sh",
          "wait.sh",
          "fail.sh",
          "contract.sh",
          "clinging.sh",
          "hostile.sh",
          "count.sh"
        }) {
      files.put(
          name,
          text(name)
              .replace("@OUTSIDE@", outside.toString())
              .replace("@HIDDEN@", Integer.toString(hidden)));
    }
    return files;
  }

  private static String text(String name) {
    try (var in = Example.class.getResourceAsStream("example/" + name)) {
      if (in == null) throw new IllegalStateException("there is no " + name);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
