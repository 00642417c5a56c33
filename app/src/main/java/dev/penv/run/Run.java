package dev.penv.run;

import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import dev.penv.money.Ceiling;
import dev.penv.money.Payer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One unit of work: one asker, one commit, one machine at a time, one Outcome. Never changes after
 * it was asked for; what happens to it is in its journal and in its {@code Progress}.
 *
 * @param number of the pull request or issue, 0 when it was asked for in none
 * @param base the branch to compare measures with
 * @param environment the folder of the devcontainer that was asked for, empty for the main one
 * @param perHour the most that a machine may cost an hour
 * @param timeout hard limit of the task itself
 * @param notes sentences in Markdown on how the ask was understood
 */
public record Run(
    RunId id,
    Repo repo,
    int number,
    boolean onPullRequest,
    CommitId commit,
    String base,
    Account asker,
    Origin origin,
    String environment,
    Purpose purpose,
    Requirements needs,
    Wishes wishes,
    Ceiling perHour,
    Duration timeout,
    List<String> notes,
    Instant askedAt) {
  public Run {
    notes = List.copyOf(notes);
  }

  /** Whether its code comes from a fork: then it is trusted with nothing. */
  public boolean ofFork() {
    return origin instanceof Origin.Approved;
  }

  /** Whose budgets it counts against. */
  public Payer payer() {
    return new Payer(repo.installation(), repo.id(), asker.id());
  }

  /** The same in a repository that has another name now. */
  public Run in(Repo present) {
    return in(present, number);
  }

  /** The same, told in another thread. */
  public Run toldIn(int thread) {
    return in(repo, thread);
  }

  private Run in(Repo present, int thread) {
    return new Run(
        id,
        present,
        thread,
        onPullRequest,
        commit,
        base,
        asker,
        origin,
        environment,
        purpose,
        needs,
        wishes,
        perHour,
        timeout,
        notes,
        askedAt);
  }
}
