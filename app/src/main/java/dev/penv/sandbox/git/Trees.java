package dev.penv.sandbox.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Files of a commit: reading them, and writing a commit with other ones. */
public final class Trees {
  private final Bare bare;

  public Trees(Bare bare) {
    this.bare = bare;
  }

  /** A file or folder of a tree. */
  public record Entry(String path, String sha, boolean folder, long size) {
    public String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  /**
   * Writes a commit; no ref is moved.
   *
   * @param files text by path, laid over the first parent's files; empty text deletes nothing, it
   *     is an empty file; a text that starts with {@code #!} becomes executable
   * @param removed paths to leave out
   */
  public String commit(
      List<String> parents,
      Map<String, String> files,
      List<String> removed,
      String message,
      Commit.Signature author) {
    return Io.of(() -> {
      try (var inserter = bare.repository().newObjectInserter();
          var reader = inserter.newReader()) {
        var bases = parents.stream().limit(1).map(this::root).toList();
        var tree = tree(inserter, reader, bases, files, removed);
        return commit(inserter, tree, parents, message, author);
      }
    });
  }

  /** Writes a commit of a tree that is there; no ref is moved. */
  public String commitOf(
      String tree, List<String> parents, String message, Commit.Signature author) {
    return Io.of(() -> {
      try (var inserter = bare.repository().newObjectInserter()) {
        return commit(inserter, ObjectId.fromString(tree), parents, message, author);
      }
    });
  }

  private static String commit(
      ObjectInserter inserter,
      ObjectId tree,
      List<String> parents,
      String message,
      Commit.Signature author)
      throws IOException {
    var commit = new CommitBuilder();
    commit.setParentIds(parents.stream().map(ObjectId::fromString).toList());
    commit.setTreeId(tree);
    commit.setAuthor(author.person());
    commit.setCommitter(author.person());
    commit.setMessage(message);
    var id = inserter.insert(commit);
    inserter.flush();
    return id.name();
  }

  /**
   * Writes a tree without a commit.
   *
   * @param bases ids of the trees that the files are laid over: one or none
   */
  public String write(List<String> bases, Map<String, String> files) {
    return Io.of(() -> {
      try (var inserter = bare.repository().newObjectInserter();
          var reader = inserter.newReader()) {
        var tree = tree(inserter, reader, bases, files, List.of());
        inserter.flush();
        return tree.name();
      }
    });
  }

  /** Whether there is a tree of this id. */
  public boolean has(String tree) {
    if (!ObjectId.isId(tree)) {
      return false;
    }
    return Io.of(() -> {
      try (var reader = bare.repository().newObjectReader()) {
        return reader.has(ObjectId.fromString(tree), Constants.OBJ_TREE);
      }
    });
  }

  /** What lies in the root of a tree. */
  public List<Entry> list(String tree) {
    return list(new Entry("", tree, true, 0));
  }

  private ObjectId tree(
      ObjectInserter inserter,
      ObjectReader reader,
      List<String> bases,
      Map<String, String> files,
      List<String> removed)
      throws IOException {
    var index = DirCache.newInCore();
    if (!bases.isEmpty()) {
      var builder = index.builder();
      builder.addTree(new byte[0], 0, reader, ObjectId.fromString(bases.getFirst()));
      builder.finish();
    }
    var editor = index.editor();
    removed.forEach(path -> editor.add(new DirCacheEditor.DeletePath(path)));
    for (var file : files.entrySet()) {
      editor.add(put(file.getKey(), file.getValue(), inserter));
    }
    editor.finish();
    return index.writeTree(inserter);
  }

  private static DirCacheEditor.PathEdit put(String path, String text, ObjectInserter inserter)
      throws IOException {
    var id = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
    var mode = text.startsWith("#!") ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
    return new DirCacheEditor.PathEdit(path) {
      @Override
      public void apply(DirCacheEntry entry) {
        entry.setFileMode(mode);
        entry.setObjectId(id);
      }
    };
  }

  private String root(String commit) {
    return bare.commit(commit).tree();
  }

  /** What lies at a path of a commit; the root for an empty path. */
  public Optional<Entry> find(String commit, String path) {
    if (path.isEmpty()) {
      return Optional.of(new Entry("", root(commit), true, 0));
    }
    return Io.of(() -> {
      try (var walk = walkTo(commit, path)) {
        return walk == null ? Optional.empty() : Optional.of(entry(walk));
      }
    });
  }

  private @Nullable TreeWalk walkTo(String commit, String path) throws IOException {
    try (var revisions = new RevWalk(bare.repository())) {
      var tree = revisions.parseCommit(ObjectId.fromString(commit)).getTree();
      return TreeWalk.forPath(bare.repository(), path, tree);
    }
  }

  /** The entries of a folder, in git's order. */
  public List<Entry> list(Entry folder) {
    return Io.of(() -> {
      try (var walk = new TreeWalk(bare.repository())) {
        walk.addTree(ObjectId.fromString(folder.sha()));
        var found = new ArrayList<Entry>();
        while (walk.next()) {
          var entry = entry(walk);
          var path = folder.path().isEmpty() ? entry.path() : folder.path() + "/" + entry.path();
          found.add(new Entry(path, entry.sha(), entry.folder(), entry.size()));
        }
        return List.copyOf(found);
      }
    });
  }

  private Entry entry(TreeWalk walk) throws IOException {
    var id = walk.getObjectId(0);
    var folder = walk.getFileMode(0).equals(FileMode.TREE);
    var size =
        walk.getFileMode(0).getObjectType() == Constants.OBJ_BLOB
            ? bare.repository().open(id).getSize()
            : 0;
    return new Entry(walk.getPathString(), id.name(), folder, size);
  }

  /** The bytes of a file. */
  public byte[] read(Entry file) {
    return Io.of(() -> bare.repository().open(ObjectId.fromString(file.sha())).getBytes());
  }
}
