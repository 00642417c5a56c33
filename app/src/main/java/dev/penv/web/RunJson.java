package dev.penv.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.penv.environment.Value;
import dev.penv.github.Account;
import dev.penv.money.Money;
import dev.penv.report.Ending;
import dev.penv.report.Wording;
import dev.penv.run.Artifact;
import dev.penv.run.Equipment;
import dev.penv.run.Origin;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import dev.penv.run.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as programs read it; the API's document describes every field. What a run does not have is
 * left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunJson(
    String id,
    Repository repository,
    int number,
    boolean pullRequest,
    String commit,
    String base,
    User asker,
    @Nullable String parent,
    String task,
    Map<String, Object> parameters,
    long timeoutSeconds,
    Instant askedAt,
    String state,
    @Nullable Ended outcome,
    String phase,
    List<PhaseSince> phases,
    int place,
    int attempt,
    @Nullable Machine machine,
    double progress,
    List<MeasuresJson.One> measures,
    @Nullable String baseRun,
    List<Output> outputs,
    BigDecimal costUsd,
    List<String> notes) {

  record Repository(long id, String name) {}

  record User(long id, String login) {
    static User of(Account account) {
      return new User(account.id(), account.login());
    }
  }

  /**
   * How it ended.
   *
   * @param text in words, Markdown
   * @param next whose turn it is, Markdown; may be empty
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ended(Instant at, String text, String next, @Nullable Integer exitCode) {
    static Ended of(Progress.State.Ended ended) {
      var ending = Ending.of(ended.outcome());
      return new Ended(ended.at(), ending.phrase(), ending.next(), exitCode(ended.outcome()));
    }

    private static @Nullable Integer exitCode(Outcome outcome) {
      if (outcome instanceof Outcome.Succeeded) return 0;
      if (outcome instanceof Outcome.OutOfMemory(var code, var _)) return code;
      return outcome instanceof Outcome.Failed(var code) ? code : null;
    }
  }

  record PhaseSince(String phase, Instant since) {}

  record Machine(String provider, String size, String hardware, BigDecimal hourlyUsd) {}

  record Output(String name, long bytes, String sha256) {
    static Output of(Artifact artifact) {
      return new Output(artifact.name(), artifact.bytes(), artifact.digest());
    }
  }

  static RunJson of(RunView view) {
    var run = view.run();
    var progress = view.progress();
    return new RunJson(
        run.id().value(),
        new Repository(run.repo().id(), run.repo().fullName()),
        run.number(),
        run.onPullRequest(),
        run.commit().sha(),
        run.base(),
        User.of(run.asker()),
        parent(run.origin()),
        Wording.task(run),
        parameters(run),
        run.timeout().toSeconds(),
        run.askedAt(),
        lower(Standing.of(progress.state())),
        outcome(progress.state()),
        lower(progress.phase()),
        phases(progress.since()),
        progress.place(),
        progress.attempt(),
        machine(progress.machine()),
        progress.fraction(),
        progress.measures().stream().map(MeasuresJson.One::of).toList(),
        progress.base().isEmpty() ? null : progress.base(),
        progress.artifacts().stream().map(Output::of).toList(),
        dollars(progress.cost()),
        notes(view));
  }

  private static @Nullable String parent(Origin origin) {
    return switch (origin) {
      case Origin.Comment _, Origin.Approved _, Origin.Dispatch _ -> null;
      case Origin.Again(var parent, var _) -> parent.value();
    };
  }

  /** How the ask was understood, then what became of it. */
  private static List<String> notes(RunView view) {
    return Stream.concat(view.run().notes().stream(), view.progress().notes().stream()).toList();
  }

  private static Map<String, Object> parameters(Run run) {
    return switch (run.purpose()) {
      case Purpose.RunTask(var _, var parameters) -> {
        var values = new LinkedHashMap<String, Object>();
        parameters.forEach((name, value) -> values.put(name, value(value)));
        yield values;
      }
    };
  }

  private static Object value(Value value) {
    return switch (value) {
      case Value.Number(var number) -> number;
      case Value.Text(var text) -> text;
      case Value.Flag(var flag) -> flag;
    };
  }

  private static @Nullable Ended outcome(Progress.State state) {
    return switch (state) {
      case Progress.State.Live() -> null;
      case Progress.State.Ended ended -> Ended.of(ended);
    };
  }

  private static List<PhaseSince> phases(Map<Phase, Instant> since) {
    return since.entrySet().stream()
        .map(entry -> new PhaseSince(lower(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static @Nullable Machine machine(Equipment machine) {
    if (machine.provider().isEmpty()) return null;
    return new Machine(
        machine.provider(), machine.size(), machine.hardware(), dollars(machine.rate().hourly()));
  }

  private static BigDecimal dollars(Money money) {
    return BigDecimal.valueOf(money.micros(), 6);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
