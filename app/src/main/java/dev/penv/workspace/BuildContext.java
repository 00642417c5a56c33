package dev.penv.workspace;

import dev.penv.environment.DevContainer;
import dev.penv.environment.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;

/**
 * What a build is given. Of the checkout it has what the commit has: no {@code .git}, whose history
 * would not be there and whose index is another one each time.
 *
 * @param root folder below the root of the checkout, empty for that itself
 * @param dockerfile below the root of the context
 * @param entries the files, with paths below the root of the context
 * @param bases images that it builds on
 */
record BuildContext(
    String root, String dockerfile, List<Tracked.Entry> entries, SequencedSet<String> bases) {

  /** Something is not where the devcontainer.json says. */
  static final class Absent extends IOException {
    private static final long serialVersionUID = 1L;

    Absent(String problem) {
      super(problem);
    }
  }

  /**
   * @throws Absent when there is no such Dockerfile, or it is outside of the checkout
   */
  static BuildContext of(
      DevContainer container, Scenario.Dockerfile build, Tracked files, Order order)
      throws IOException {
    var beside = Path.of(container.path()).getParent();
    var folder = beside == null ? Path.of("") : beside;
    var root = below(folder, build.context());
    var file = below(folder, build.file());
    var dockerfile = Path.of(root).relativize(Path.of(file)).toString();
    if (!isBelow(file, root)) {
      throw new Absent("the Dockerfile %s is not in its context %s".formatted(file, root));
    }
    var checkout = new CheckedOut(order.site().worker(), order.workspace().path());
    var text =
        checkout
            .file(file)
            .orElseThrow(() -> new Absent("there is no file %s at this commit".formatted(file)));
    var ignore = ignore(checkout, root, dockerfile);
    var entries = new ArrayList<Tracked.Entry>();
    for (var entry : files.list()) {
      if (!isBelow(entry.path(), root)) continue;
      var path = root.isEmpty() ? entry.path() : entry.path().substring(root.length() + 1);
      if (path.equals(dockerfile) || !ignore.ignores(path)) {
        entries.add(new Tracked.Entry(entry.mode(), entry.digest(), path));
      }
    }
    return new BuildContext(root, dockerfile, entries, BaseImages.of(text, build.args()));
  }

  /** Docker prefers the one that is named after the Dockerfile. */
  private static Dockerignore ignore(CheckedOut checkout, String root, String dockerfile) {
    var base = root.isEmpty() ? "" : root + "/";
    return checkout
        .file(base + dockerfile + ".dockerignore")
        .or(() -> checkout.file(base + ".dockerignore"))
        .map(Dockerignore::parse)
        .orElse(Dockerignore.NOTHING);
  }

  private static String below(Path folder, String relative) throws Absent {
    var path = folder.resolve(relative).normalize();
    if (path.isAbsolute() || path.startsWith("..")) {
      throw new Absent("%s is outside of the repository".formatted(relative));
    }
    return path.toString();
  }

  private static boolean isBelow(String path, String root) {
    return root.isEmpty() || path.startsWith(root + "/");
  }
}
