package dev.penv.lifecycle;

import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.event.Event.CommentPosted;
import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.GitHub;
import dev.penv.github.MemoryInventory;
import dev.penv.github.PullRequest;
import dev.penv.github.Repo;
import dev.penv.hardware.Requirements;
import dev.penv.hardware.Wishes;
import dev.penv.money.Budget;
import dev.penv.money.Ceiling;
import dev.penv.policy.Budgets;
import dev.penv.policy.Layer;
import dev.penv.policy.Limited;
import dev.penv.policy.Limits;
import dev.penv.policy.Policy;
import dev.penv.policy.Rule;
import dev.penv.policy.Rules;
import dev.penv.policy.Source;
import dev.penv.run.Origin;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.world.PlainLinks;
import dev.penv.world.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A pull request of octo/hello that Ada comments on, and the run that comes of it. */
final class Examples {
  static final Repo REPO = new Repo(42, "octo", "hello", 5);
  static final int PULL = 7;
  static final Account ADA = new Account(1, "ada", false);
  static final Account BOB = new Account(2, "bob", false);
  static final Account EVE = new Account(3, "eve", false);
  static final CommitId HEAD = new CommitId("a".repeat(40));
  static final CommitId NEXT = new CommitId("b".repeat(40));
  static final Task TRAIN =
      Task.oneOff("train", new Script.Shell("sh train.sh"), Requirements.NONE);

  private Examples() {}

  /** What GitHub and this operator say, by a clock that stands still. */
  static Rights rights(GitHub github, Policy operator) {
    var time = TestClock.atNoon();
    return new Rights(
        github,
        operator,
        new PolicyFiles(github, new PlainLinks(), time),
        new MemoryInventory(),
        time);
  }

  /** An operator who lists the repository and sets limits. */
  static Policy limited(int runs, Budget budget) {
    var hour = Duration.ofHours(1);
    var budgets = new Budgets(budget, Budget.UNLIMITED, Budget.UNLIMITED);
    var rules = Rules.limiting(Source.OPERATOR, new Limits(hour, hour, runs, budgets, 1_000));
    return new Policy(Set.of("octo/hello"), List.of(new Layer.Speaks(rules)));
  }

  static Limited<Integer> most(int count) {
    var rule = new Rule("limits.commands-per-hour: " + count, Source.OPERATOR, 0);
    return new Limited<>(count, rule);
  }

  static CommentPosted comment(long id, Account author, String body) {
    return new CommentPosted(REPO, PULL, true, true, id, author, false, body, TestClock.NOON);
  }

  static CommentPosted inIssue(CommentPosted comment) {
    return new CommentPosted(
        REPO,
        PULL,
        false,
        comment.open(),
        comment.comment(),
        comment.author(),
        false,
        "",
        comment.at());
  }

  static CommentPosted closed(CommentPosted comment) {
    return new CommentPosted(
        REPO, PULL, comment.onPullRequest(), false, 9, comment.author(), false, "", comment.at());
  }

  static PullRequest pull(CommitId head, boolean open) {
    return new PullRequest(REPO, PULL, head, "wider", REPO.id(), "main", open);
  }

  static PullRequest ofFork(CommitId head) {
    return new PullRequest(REPO, PULL, head, "evil", 4711, "main", true);
  }

  static Run run(Account asker) {
    return run(asker, new Origin.Comment(9), Wishes.NONE);
  }

  static Run run(Account asker, Origin origin, Wishes wishes) {
    return run("r-aaaa1111", asker, origin, wishes);
  }

  static Run run(String id, Account asker) {
    return run(id, asker, new Origin.Comment(9), Wishes.NONE);
  }

  /** Of a task of that name. */
  static Run run(String id, String name, Account asker) {
    var task = Task.oneOff(name, new Script.Shell("true"), Requirements.NONE);
    return run(id, task, asker, new Origin.Comment(9), Wishes.NONE);
  }

  private static Run run(String id, Account asker, Origin origin, Wishes wishes) {
    return run(id, TRAIN, asker, origin, wishes);
  }

  private static Run run(String id, Task task, Account asker, Origin origin, Wishes wishes) {
    return new Run(
        new RunId(id),
        REPO,
        PULL,
        true,
        HEAD,
        "main",
        asker,
        origin,
        "",
        new Purpose.RunTask(task, Map.of()),
        Requirements.NONE,
        wishes,
        Ceiling.unlimited(),
        Duration.ofHours(1),
        List.of("as understood"),
        TestClock.NOON);
  }
}
