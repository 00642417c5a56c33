package dev.penv.sandbox.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.RevWalkUtils;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;

/** A bare repository on disk. Commits are named by their full id. */
public final class Bare implements AutoCloseable {
  private final Repository repository;

  private Bare(Repository repository) {
    this.repository = repository;
  }

  /** Makes an empty bare repository, whose HEAD is {@code defaultBranch}. */
  public static Bare create(Path directory, String defaultBranch) {
    return Io.of(() -> {
      var repository = new FileRepository(directory.toFile());
      repository.create(true);
      repository.updateRef("HEAD").link("refs/heads/" + defaultBranch);
      return new Bare(repository);
    });
  }

  /** For the classes that speak git; nobody else sees JGit. */
  Repository repository() {
    return repository;
  }

  /** Where it lies, for native git. */
  public Path directory() {
    return repository.getDirectory().toPath();
  }

  /** The commit of a full ref such as {@code refs/heads/main}. */
  public Optional<String> ref(String name) {
    return Io.of(() -> Optional.ofNullable(repository.exactRef(name)))
        .map(Ref::getObjectId)
        .map(ObjectId::name);
  }

  /** All refs below a prefix such as {@code refs/heads/}, with their commits. */
  public List<Pointer> refs(String prefix) {
    return Io.of(() ->
        repository.getRefDatabase().getRefsByPrefix(prefix).stream()
            .filter(ref -> ref.getObjectId() != null)
            .map(Pointer::of)
            .toList());
  }

  /** A ref and the commit it names. */
  public record Pointer(String name, String sha) {
    private static Pointer of(Ref ref) {
      return new Pointer(ref.getName(), ObjectId.toString(ref.getObjectId()));
    }
  }

  /** Creates, moves (also backwards) or, with an empty id, deletes a ref. */
  public void point(String name, Optional<String> sha) {
    Io.run(() -> {
      var update = repository.updateRef(name);
      update.setForceUpdate(true);
      if (sha.isPresent()) {
        update.setNewObjectId(ObjectId.fromString(sha.get()));
        done(name, update.update());
      } else {
        done(name, update.delete());
      }
    });
  }

  private static void done(String name, RefUpdate.Result result) throws IOException {
    switch (result) {
      case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
      default -> throw new IOException("ref " + name + ": " + result);
    }
  }

  /** Whether git takes this as the full name of a ref. */
  public static boolean isValidRef(String name) {
    return Repository.isValidRefName(name);
  }

  /** The commit that a branch, tag, full ref or full id names. */
  public Optional<String> resolve(String name) {
    for (var prefix : List.of("refs/heads/", "refs/tags/", "refs/", "")) {
      var sha = Repository.isValidRefName(prefix + name) ? ref(prefix + name) : none();
      if (sha.isPresent()) {
        return sha.map(this::peeled);
      }
    }
    return ObjectId.isId(name) && has(name) ? Optional.of(name) : none();
  }

  /** The commit of an annotated tag; anything else is itself. */
  private String peeled(String sha) {
    return has(sha) ? commit(sha).sha() : sha;
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /** Whether this commit is in the store, reachable or not. */
  public boolean has(String sha) {
    if (!ObjectId.isId(sha)) {
      return false;
    }
    try (var walk = new RevWalk(repository)) {
      walk.parseCommit(ObjectId.fromString(sha));
      return true;
    } catch (IOException absent) {
      return false;
    }
  }

  /** A commit of this store, read whole. */
  public Commit commit(String sha) {
    return Io.of(() -> {
      try (var walk = new RevWalk(repository)) {
        return Commit.of(walk.parseCommit(ObjectId.fromString(sha)));
      }
    });
  }

  /** Where two histories part; empty when they have nothing in common. */
  public Optional<String> mergeBase(String one, String other) {
    return Io.of(() -> {
      try (var walk = new RevWalk(repository)) {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(walk.parseCommit(ObjectId.fromString(one)));
        walk.markStart(walk.parseCommit(ObjectId.fromString(other)));
        return Optional.ofNullable(walk.next()).map(RevCommit::name);
      }
    });
  }

  /** Commits that {@code head} has and {@code base} has not, oldest first. */
  public List<Commit> between(String base, String head) {
    return Io.of(() -> {
      try (var walk = new RevWalk(repository)) {
        var tip = walk.parseCommit(ObjectId.fromString(head));
        var start = walk.parseCommit(ObjectId.fromString(base));
        var found = new ArrayList<Commit>();
        for (var commit : RevWalkUtils.find(walk, tip, start)) {
          found.addFirst(Commit.of(commit));
        }
        return List.copyOf(found);
      }
    });
  }

  /** Whether {@code ancestor} is {@code commit} or one of its ancestors. */
  public boolean contains(String commit, String ancestor) {
    return mergeBase(commit, ancestor).filter(ancestor::equals).isPresent();
  }

  /** Copies a commit and its history from another repository, as GitHub's forks share theirs. */
  public void take(Bare from, String sha) {
    Io.run(() -> {
      var keep = "refs/taken/" + sha;
      from.point(keep, Optional.of(sha));
      try (var transport =
          Transport.open(repository, new URIish(from.directory().toUri().toString()))) {
        transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec(keep + ":" + keep)));
      } catch (URISyntaxException impossible) {
        throw new UncheckedIOException(new IOException(impossible));
      } finally {
        from.point(keep, Optional.empty());
        if (ref(keep).isPresent()) {
          point(keep, Optional.empty());
        }
      }
    });
  }

  @Override
  public void close() {
    repository.close();
  }
}
