package dev.penv.sandbox.git;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.merge.MergeStrategy;

/** Merges two histories without a work tree. */
public final class Merge {
  private Merge() {}

  /** Writes the merge commit, base first; empty when the two conflict. No ref is moved. */
  public static Optional<String> of(
      Bare bare, String base, String head, String message, Commit.Signature author) {
    return Io.of(() -> {
      var merger = MergeStrategy.RECURSIVE.newMerger(bare.repository(), true);
      var parents = List.of(ObjectId.fromString(base), ObjectId.fromString(head));
      if (!merger.merge(parents.toArray(ObjectId[]::new))) {
        return Optional.empty();
      }
      try (var inserter = bare.repository().newObjectInserter()) {
        var commit = new CommitBuilder();
        commit.setParentIds(parents);
        commit.setTreeId(merger.getResultTreeId());
        commit.setAuthor(author.person());
        commit.setCommitter(author.person());
        commit.setMessage(message);
        var id = inserter.insert(commit);
        inserter.flush();
        return Optional.of(id.name());
      }
    });
  }
}
