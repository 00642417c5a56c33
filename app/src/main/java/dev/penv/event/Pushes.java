package dev.penv.event;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads pushes. */
final class Pushes {
  /** GitHub lists no more commits in one push. */
  private static final int MOST_COMMITS = 2_048;

  private static final List<String> CHANGES = List.of("added", "modified", "removed");

  private Pushes() {}

  /** A push to the default branch; of others nothing is to be known. */
  static Reading read(Fields root, Repo repo) {
    var branch = "refs/heads/" + root.in("repository").text("default_branch");
    if (!root.text("ref").equals(branch) || root.flag("deleted")) {
      return new Reading.Unused("not a push to the default branch");
    }
    var commits = root.each("commits");
    var paths = new HashSet<String>();
    for (var commit : commits) paths(commit, paths);
    // A new branch comes without its commits, a forced one without those that are gone.
    var told = !commits.isEmpty() && commits.size() < MOST_COMMITS;
    var complete = told && !root.flag("created") && !root.flag("forced");
    return new Reading.Told(
        new Event.Pushed(
            repo,
            root.as("before", CommitId::new),
            root.as("after", CommitId::new),
            paths,
            complete));
  }

  private static void paths(Fields commit, Set<String> paths) {
    for (var change : CHANGES) paths.addAll(commit.texts(change));
  }
}
