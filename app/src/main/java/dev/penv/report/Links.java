package dev.penv.report;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.measure.Theme;
import dev.penv.run.Run;
import java.net.URI;
import java.util.Optional;

/** Where people find what a report speaks of. The same run always gets the same links. */
public interface Links {
  /** The run's page; whoever has the link may read it until it expires. */
  URI page(Run run);

  URI log(Run run);

  URI outputs(Run run);

  /** A file at the tip of the default branch, at GitHub. */
  URI file(Repo repo, String path);

  /**
   * Where GitHub's image proxy fetches the picture of the run's plots, in the colours of a theme;
   * empty where it cannot reach penv.
   *
   * @param revision of the picture, so that the proxy keeps no older one
   */
  Optional<URI> plots(Run run, Theme theme, String revision);

  /** The page of what a commit offers to run; whoever has the link may read it for a while. */
  URI environment(EnvironmentView view);

  /** The commit at GitHub. */
  URI commit(Repo repo, CommitId commit);
}
