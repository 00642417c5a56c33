package dev.penv.run;

import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import java.util.List;
import java.util.Optional;

/** All runs that were ever asked for, with how far they are. Survives the process. */
public interface RunRecords {
  /**
   * Adds a run, once for each ask, so that a delivery that is handled twice makes no second run.
   *
   * @param ask what it answers, such as {@code comment/123/0} for the first command of a comment
   * @return the run that stands for this ask: the given one, or the one of the first time
   */
  Run add(String ask, Run run);

  Optional<RunView> find(RunId run);

  /** The run that stands for an ask; empty when it has begun none. */
  Optional<RunView> of(String ask);

  /** Newest first. */
  List<RunView> list(RunQuery query);

  /** How many runs the query would list without its bounds. */
  long count(RunQuery query);

  /**
   * Repositories of the runs that the query would list without its bounds, those with the newest
   * runs first, each once and as it was called then.
   */
  List<Repo> repositories(RunQuery query, int most);

  /** Every run that has not come to {@link Phase#ENDED}, oldest first. */
  List<RunView> unfinished();

  /** Replaces what is told of a run; an unknown run is an error. */
  void progress(RunId run, Progress progress);

  /** The latest runs of exactly this commit, newest first. */
  List<RunView> at(long repository, CommitId commit);

  /** The latest success of a task on a branch, that is, not on a pull request against it. */
  Optional<RunView> latestSuccessOn(long repository, String task, String branch);

  /** The latest success of a task at exactly this commit. */
  Optional<RunView> latestSuccessAt(long repository, String task, CommitId commit);
}
