package dev.penv.sandbox.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;

/** What differs between two commits. */
public record Changes(List<File> files) {

  /**
   * A file that differs.
   *
   * @param status GitHub's word: added, removed, modified, renamed or copied
   */
  public record File(
      String path, String sha, String status, int additions, int deletions, String patch) {}

  /** From {@code base} (nothing, when empty) to {@code head}. */
  public static Changes of(Bare bare, Optional<String> base, String head) {
    return Io.of(() -> {
      var patch = new ByteArrayOutputStream();
      try (var formatter = new DiffFormatter(patch);
          var reader = bare.repository().newObjectReader();
          var walk = new RevWalk(reader)) {
        formatter.setRepository(bare.repository());
        AbstractTreeIterator from =
            base.isEmpty()
                ? new EmptyTreeIterator()
                : new CanonicalTreeParser(
                    null, reader, walk.parseTree(ObjectId.fromString(base.get())));
        var to = new CanonicalTreeParser(null, reader, walk.parseTree(ObjectId.fromString(head)));
        var files = new ArrayList<File>();
        for (var entry : formatter.scan(from, to)) {
          files.add(file(formatter, entry, patch));
        }
        return new Changes(List.copyOf(files));
      }
    });
  }

  private static File file(DiffFormatter formatter, DiffEntry entry, ByteArrayOutputStream patch)
      throws IOException {
    patch.reset();
    formatter.format(entry);
    formatter.flush();
    var edits = formatter.toFileHeader(entry).toEditList();
    var removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
    return new File(
        removed ? entry.getOldPath() : entry.getNewPath(),
        (removed ? entry.getOldId() : entry.getNewId()).toObjectId().name(),
        status(entry.getChangeType()),
        edits.stream().mapToInt(edit -> edit.getLengthB()).sum(),
        edits.stream().mapToInt(edit -> edit.getLengthA()).sum(),
        hunks(patch.toString(StandardCharsets.UTF_8)));
  }

  private static String hunks(String patch) {
    var start = patch.indexOf("@@");
    return start < 0 ? "" : patch.substring(start);
  }

  private static String status(DiffEntry.ChangeType type) {
    return switch (type) {
      case ADD -> "added";
      case DELETE -> "removed";
      case MODIFY -> "modified";
      case RENAME -> "renamed";
      case COPY -> "copied";
    };
  }

  public int additions() {
    return files.stream().mapToInt(File::additions).sum();
  }

  public int deletions() {
    return files.stream().mapToInt(File::deletions).sum();
  }
}
