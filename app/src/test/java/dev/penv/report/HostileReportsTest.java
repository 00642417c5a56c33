package dev.penv.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penv.complaint.Complaint;
import dev.penv.complaint.Place;
import dev.penv.complaint.Quoted;
import dev.penv.environment.Direction;
import dev.penv.environment.Script;
import dev.penv.environment.Task;
import dev.penv.environment.Value;
import dev.penv.github.Writing;
import dev.penv.github.Writing.Urgency;
import dev.penv.hardware.Requirements;
import dev.penv.measure.Comparison;
import dev.penv.measure.Measure;
import dev.penv.measure.Measures;
import dev.penv.measure.Measures.Point;
import dev.penv.measure.Measures.Series;
import dev.penv.measure.Plots;
import dev.penv.run.Outcome;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunId;
import dev.penv.run.RunView;
import dev.penv.world.Examples;
import dev.penv.world.Fuzz;
import dev.penv.world.PlainLinks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a task, its log or a program says, a report renders as it was meant and GitHub takes it
 * whole. A failure names the seed of its words.
 */
class HostileReportsTest {
  /** GitHub's limits; a comment's hidden mark is added to its body. */
  private static final int COMMENT = 65_536;

  private static final int CHECK = 65_535;
  private static final RunReports REPORTS = new RunReports(new PlainLinks());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyReportIsTakenAndStaysText(long seed) {
    run(seed, 50);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104})
  void everyReportIsTakenAndStaysTextForLonger(long seed) {
    run(seed, 3_000);
  }

  /** All at once, as long as they can be. */
  @Test
  void tenThousandMeasuresFit() {
    var measures =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new Measure("|`".repeat(400) + i, i, Direction.HIGHER))
            .toList();
    var view =
        view(run("train", Map.of("p", new Value.Text("`".repeat(1000))), List.of()), measures);
    var baseline = new Baseline.Of("main", new RunId("r-aaaa"), Comparison.of(measures, measures));
    check(REPORTS.ended(new RunReport(view, baseline, Plots.NONE, "`".repeat(200_000))));
    check(REPORTS.live(view, Plots.NONE, Urgency.NOW));
  }

  private static void run(long seed, int rounds) {
    Fuzz.rounds(
        seed,
        rounds,
        random -> report(new Words(random)),
        report -> {
          check(REPORTS.ended(report));
          check(REPORTS.live(report.view(), report.plots(), Urgency.EVENTUALLY));
        });
  }

  private static RunReport report(Words words) {
    var parameters = new HashMap<String, Value>();
    for (int i = words.count(30); i > 0; i--)
      parameters.put(words.some(), new Value.Text(words.many()));
    var view = view(run(words.some(), parameters, notes(words)), measures(words));
    var ended = view.progress().ended(outcome(words), Examples.NOON.plusSeconds(words.count(600)));
    var baseline =
        words.count(2) == 0
            ? new Baseline.NoneYet(words.some())
            : new Baseline.Of(
                words.some(),
                new RunId("r-aaaa"),
                Comparison.of(view.progress().measures(), measures(words)));
    var plots = baseline.plots(new Measures(view.progress().measures(), series(words)));
    return new RunReport(new RunView(view.run(), ended), baseline, plots, log(words));
  }

  private static Run run(String task, Map<String, Value> parameters, List<String> notes) {
    var plain = Examples.train();
    return new Run(
        plain.id(),
        plain.repo(),
        plain.number(),
        plain.onPullRequest(),
        plain.commit(),
        plain.base(),
        plain.asker(),
        plain.origin(),
        plain.environment(),
        new Purpose.RunTask(
            Task.oneOff(task, new Script.Shell("true"), Requirements.NONE), parameters),
        plain.needs(),
        plain.wishes(),
        plain.perHour(),
        plain.timeout(),
        notes,
        plain.askedAt());
  }

  private static RunView view(Run run, List<Measure> measures) {
    var progress = Progress.asked(Examples.NOON).enter(Phase.RUNNING, Examples.NOON);
    return new RunView(
        run,
        progress.measured(1, measures).ended(new Outcome.Failed(1), Examples.NOON.plusSeconds(9)));
  }

  private static List<Measure> measures(Words words) {
    var measures = new ArrayList<Measure>();
    for (int i = words.count(60); i > 0; i--) {
      measures.add(new Measure(words.some(), words.count(100) / 7.0, Direction.LOWER));
    }
    return measures;
  }

  private static List<Series> series(Words words) {
    var series = new ArrayList<Series>();
    for (int i = words.count(6); i > 0; i--) {
      var points = new ArrayList<Point>();
      for (int step = words.count(9); step > 0; step--) {
        points.add(new Point(words.some(), words.count(100) / 7.0));
      }
      series.add(new Series(words.some(), points));
    }
    return series;
  }

  /** As what is wrong in a file becomes one. */
  private static List<String> notes(Words words) {
    var notes = new ArrayList<String>();
    for (int i = words.count(30); i > 0; i--) {
      var problem = "A file cannot be called %s.".formatted(Quoted.of(words.some()));
      var place = new Place.InFile(words.some(), 1, 1);
      notes.add(Replies.complaint(new Complaint(place, problem, "Call it otherwise.")));
    }
    return notes;
  }

  private static Outcome outcome(Words words) {
    return switch (words.count(4)) {
      case 0 -> new Outcome.Failed(words.count(255));
      case 1 -> new Outcome.Broken("workspace", words.many(), "Try again.");
      case 2 -> new Outcome.Lost(words.many());
      case 3 -> new Outcome.TimedOut(Duration.ofSeconds(1L + words.count(9999)));
      default -> new Outcome.HeadMoved("9d0c2e1aaa11bb22cc33dd44ee55ff6677889900");
    };
  }

  private static String log(Words words) {
    var log = new StringBuilder();
    for (int i = words.count(50); i > 0; i--) log.append(words.many()).append('\n');
    return log.toString();
  }

  private static void check(List<Writing> writings) {
    for (var writing : writings) {
      switch (writing) {
        case Writing.Say say -> {
          assertThat(say.body().length() + say.hiddenMark().length() + 2)
              .isLessThanOrEqualTo(COMMENT);
          Rendered.of(say.body()).isNeutral();
        }
        case Writing.Show(var _, var _, var _, var _, var check, var _) -> {
          assertThat(check.summary()).hasSizeLessThanOrEqualTo(CHECK);
          assertThat(check.text()).hasSizeLessThanOrEqualTo(CHECK);
          Rendered.of(check.summary()).isNeutral();
          Rendered.of(check.text()).isNeutral();
        }
        case Writing.React _ -> {}
      }
    }
  }
}
