package dev.penv.report;

import dev.penv.github.CommitId;
import java.time.Instant;
import java.util.Optional;

/** What was told of environments. Survives the process. */
public interface EnvironmentViews {
  /** Replaces what was told of the same commit before. */
  void keep(EnvironmentView view);

  /**
   * What was told last of a commit.
   *
   * @param repository numeric id
   */
  Optional<EnvironmentView> find(long repository, CommitId commit);

  /** Drops what was told before that time. */
  void forget(Instant before);
}
