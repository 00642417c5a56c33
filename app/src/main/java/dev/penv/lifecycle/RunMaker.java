package dev.penv.lifecycle;

import dev.penv.command.Key;
import dev.penv.command.Options;
import dev.penv.complaint.Complained;
import dev.penv.complaint.Durations;
import dev.penv.complaint.Place;
import dev.penv.environment.Task;
import dev.penv.environment.Terms;
import dev.penv.event.Event.WorkflowDispatched;
import dev.penv.github.Account;
import dev.penv.github.CommitId;
import dev.penv.github.Repo;
import dev.penv.hardware.Wishes;
import dev.penv.money.Ceiling;
import dev.penv.money.Rate;
import dev.penv.policy.Ceilings;
import dev.penv.policy.Limited;
import dev.penv.report.Notes;
import dev.penv.report.RuleText;
import dev.penv.run.Origin;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes the Run that was asked for: what was typed over what the task declares, within limits. */
final class RunMaker {
  private final Function<Repo, Ceilings> ceilings;
  private final RandomGenerator random;
  private final InstantSource time;

  RunMaker(Function<Repo, Ceilings> ceilings, RandomGenerator random, InstantSource time) {
    this.ceilings = ceilings;
    this.random = random;
    this.time = time;
  }

  /**
   * @throws Complained when more is asked for than the limits allow
   */
  Run make(Spoken spoken, Head head, Purpose purpose, Options options, List<String> notes) {
    var comment = spoken.comment();
    var where = new Where(comment.repo(), comment.number(), comment.onPullRequest(), head);
    return make(where, comment.author(), purpose, options, notes);
  }

  /**
   * Measures are compared with earlier runs on the same branch.
   *
   * @throws Complained when more is asked for than the limits allow
   */
  Run make(
      WorkflowDispatched dispatched,
      CommitId commit,
      Purpose purpose,
      Options options,
      List<String> notes) {
    var head =
        new Head(
            commit,
            dispatched.ref().replaceFirst("^refs/(heads|tags)/", ""),
            new Origin.Dispatch(dispatched.workflow(), dispatched.ref()));
    var where = new Where(dispatched.repo(), CommitNotes.NO_THREAD, false, head);
    return make(where, dispatched.sender(), purpose, options, notes);
  }

  /** What a run is asked for. */
  private record Where(Repo repo, int number, boolean onPullRequest, Head head) {}

  private Run make(
      Where where, Account asker, Purpose purpose, Options options, List<String> notes) {
    var task = task(purpose);
    var limit = limit(where.repo(), options, task.timeout());
    return new Run(
        RunId.random(random),
        where.repo(),
        where.number(),
        where.onPullRequest(),
        where.head().commit(),
        where.head().base(),
        asker,
        where.head().origin(),
        options.environment(),
        purpose,
        options.needs().over(task.requirements()),
        wishes(options, task.terms()),
        perHour(options, task.terms()),
        limit.timeout(),
        limit.besides(notes),
        time.instant());
  }

  /**
   * What the earlier run had, unless something else was typed.
   *
   * @param comment that asks, 0 for a button
   * @throws Complained when more is asked for than the limits allow, or another environment
   */
  Run again(Account asker, long comment, Run earlier, Purpose purpose, Options options) {
    checkSameEnvironment(options);
    var limit = limit(earlier.repo(), options, earlier.timeout());
    return new Run(
        RunId.random(random),
        earlier.repo(),
        earlier.number(),
        earlier.onPullRequest(),
        earlier.commit(),
        earlier.base(),
        asker,
        new Origin.Again(earlier.id(), comment),
        earlier.environment(),
        purpose,
        options.needs().over(earlier.needs()),
        over(options, earlier.wishes()),
        options.says(Key.MAX_PRICE) ? options.perHour() : earlier.perHour(),
        limit.timeout(),
        limit.besides(earlier.notes()),
        time.instant());
  }

  private static Wishes over(Options options, Wishes earlier) {
    var typed = options.wishes();
    return new Wishes(
        options.says(Key.SPOT) ? typed.spot() : earlier.spot(),
        options.says(Key.ON) ? typed.provider() : earlier.provider(),
        options.says(Key.REGION) ? typed.region() : earlier.region(),
        options.says(Key.SIZE) ? typed.size() : earlier.size());
  }

  private static void checkSameEnvironment(Options options) {
    if (!options.says(Key.ENV)) return;
    throw new Complained(
        new Place.InCommand("env=" + options.environment()),
        "What is run again keeps the environment of the earlier run.",
        "Leave it out, or begin anew with `/run`.");
  }

  private static Wishes wishes(Options options, Terms terms) {
    var typed = options.wishes();
    var spot = options.says(Key.SPOT) ? typed.spot() : terms.spot();
    return new Wishes(spot, typed.provider(), typed.region(), typed.size());
  }

  private static Ceiling perHour(Options options, Terms terms) {
    if (options.says(Key.MAX_PRICE)) return options.perHour();
    return terms.ceiling().equals(Rate.FREE)
        ? Ceiling.unlimited()
        : Ceiling.atMost(terms.ceiling().hourly());
  }

  /**
   * How long a run may take.
   *
   * @param notes what the asker should know of that
   */
  private record Limit(Duration timeout, List<String> notes) {
    List<String> besides(List<String> others) {
      return Stream.concat(others.stream(), notes.stream()).distinct().toList();
    }
  }

  private Limit limit(Repo repo, Options options, Duration declared) {
    var limits = ceilings.apply(repo);
    var longest = limits.longest();
    if (options.says(Key.TIMEOUT)) return new Limit(typed(options, longest), List.of());
    if (declared.isZero()) return new Limit(limits.timeout(), List.of());
    if (declared.compareTo(longest.value()) <= 0) return new Limit(declared, List.of());
    return new Limit(longest.value(), List.of(Notes.tooLong(declared, longest)));
  }

  private static Duration typed(Options options, Limited<Duration> longest) {
    if (options.timeout().compareTo(longest.value()) <= 0) return options.timeout();
    throw new Complained(
        new Place.InCommand("timeout=" + Durations.typed(options.timeout())),
        "No run may take longer than %s here.".formatted(Durations.print(longest.value())),
        "Ask for `timeout=%s` or less. %s"
            .formatted(Durations.typed(longest.value()), RuleText.of(longest.rule())));
  }

  private static Task task(Purpose purpose) {
    return switch (purpose) {
      case Purpose.RunTask(var task, var _) -> task;
    };
  }
}
