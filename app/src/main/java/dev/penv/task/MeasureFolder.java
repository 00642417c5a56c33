package dev.penv.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.penv.measure.MeasureFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** A task's measures directory, looked at again and again. */
final class MeasureFolder {
  /** A file that says how much is done, and no measure. */
  private static final String PROGRESS = "progress";

  private final Folder folder;
  private Set<Found> seen = Set.of();

  MeasureFolder(Folder folder) {
    this.folder = folder;
  }

  /**
   * What is new since the last look.
   *
   * @param files new or changed ones
   */
  record Look(List<MeasureFile> files, OptionalDouble progress, List<String> notes) {}

  Look look() throws IOException {
    var found = folder.list();
    var changed = found.stream().filter(file -> !seen.contains(file)).toList();
    var selection = Selection.of("measure files", changed, Limits.MEASURES);
    var files = read(selection);
    seen = new HashSet<>(found);
    return new Look(
        files.stream().filter(file -> !isProgress(file)).toList(),
        files.stream()
            .filter(MeasureFolder::isProgress)
            .map(MeasureFile::content)
            .map(ProgressLines::parse)
            .findFirst()
            .orElse(OptionalDouble.empty()),
        selection.notes());
  }

  private static boolean isProgress(MeasureFile file) {
    return file.name().equals(PROGRESS);
  }

  private List<MeasureFile> read(Selection selection) throws IOException {
    var files = new ArrayList<MeasureFile>();
    if (!selection.names().isEmpty()) {
      folder.fetch(selection.paths(), new Selected(selection, name -> reading(name, files)));
    }
    return files;
  }

  private static OutputStream reading(String name, List<MeasureFile> files) {
    return new ByteArrayOutputStream() {
      @Override
      public void close() {
        files.add(new MeasureFile(name, toString(UTF_8)));
      }
    };
  }
}
