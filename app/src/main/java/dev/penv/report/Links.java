package dev.penv.report;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.run.Run;
import java.net.URI;

/** Where people find what a report speaks of. The same run always gets the same links. */
public interface Links {
  /** The run's page; whoever has the link may read it until it expires. */
  URI page(Run run);

  URI log(Run run);

  URI outputs(Run run);

  /** A file at the tip of the default branch, at GitHub. */
  URI file(Repo repo, String path);

  /** The commit at GitHub. */
  URI commit(Repo repo, CommitId commit);
}
