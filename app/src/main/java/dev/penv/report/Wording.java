package dev.penv.report;

import dev.penv.complaint.Durations;
import dev.penv.environment.Direction;
import dev.penv.environment.Value;
import dev.penv.hardware.Hardware;
import dev.penv.run.Artifact;
import dev.penv.run.Phase;
import dev.penv.run.Progress;
import dev.penv.run.Purpose;
import dev.penv.run.Run;
import dev.penv.run.RunView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of a run in words, used by comment, check run and pages alike. */
public final class Wording {
  private static final int MOST_NOTES = 10;

  private Wording() {}

  /** What the asker should read, on the ask and on its course; the page has all of it. */
  static Stream<String> notes(RunView view) {
    var all = Stream.concat(view.run().notes().stream(), view.progress().notes().stream()).toList();
    if (all.size() <= MOST_NOTES) return all.stream();
    var more = "%d more such notes are on the run's page.".formatted(all.size() - MOST_NOTES);
    return Stream.concat(all.stream().limit(MOST_NOTES), Stream.of(more));
  }

  /** The task's name. */
  public static String task(Run run) {
    return switch (run.purpose()) {
      case Purpose.RunTask(var task, var _) -> task.name();
    };
  }

  /** {@code lr=0.01 epochs=30}; empty without parameters. */
  public static String parameters(Run run) {
    return switch (run.purpose()) {
      case Purpose.RunTask(var _, var parameters) ->
          parameters.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
              .collect(Collectors.joining(" "));
    };
  }

  /** As it would be typed. */
  public static String value(Value value) {
    return switch (value) {
      case Value.Number(var number) -> number.toPlainString();
      case Value.Text(var text) -> text;
      case Value.Flag(var flag) -> Boolean.toString(flag);
    };
  }

  /** Which way is better, for beside the name of a measure. */
  public static String arrow(Direction direction) {
    return switch (direction) {
      case HIGHER -> "↑";
      case LOWER -> "↓";
      case NEUTRAL -> "";
    };
  }

  /** That there is nothing to compare measures with, and how to have it; Markdown. */
  public static String noBase(Run run, String branch) {
    return "No run of %s on %s yet to compare with: %s in an issue makes one."
        .formatted(
            Markdown.code(task(run)), Markdown.code(branch), Markdown.code("/run " + task(run)));
  }

  /** How far a live run is, in words that stay true: what lasts for moments is on its page. */
  static String course(Phase phase) {
    return switch (phase) {
      case QUEUED, PREPARING, PLACING, MACHINE, WORKSPACE -> "in progress";
      case RUNNING, HARVESTING, RELEASING, ENDED -> phase(phase);
    };
  }

  /** When that began: for one in progress, when it waited no longer. */
  static Optional<Instant> since(Progress progress) {
    var since = progress.since();
    var begun = since.keySet().stream().filter(phase -> phase != Phase.QUEUED).findFirst();
    var phase =
        progress.phase().compareTo(Phase.RUNNING) < 0
            ? begun.orElse(Phase.QUEUED)
            : progress.phase();
    return Optional.ofNullable(since.get(phase));
  }

  public static String phase(Phase phase) {
    return switch (phase) {
      case QUEUED -> "queued";
      case PREPARING -> "reading the environment";
      case PLACING -> "looking for a machine";
      case MACHINE -> "getting the machine";
      case WORKSPACE -> "preparing the workspace";
      case RUNNING -> "running";
      case HARVESTING -> "collecting the results";
      case RELEASING -> "giving the machine back";
      case ENDED -> "ended";
    };
  }

  /**
   * {@code queued 1 s, machine 48 s, environment 21 s, task 12 m 53 s}; phases under 50 ms are left
   * out.
   */
  static String durations(Progress progress, Instant end) {
    var parts = new ArrayList<String>();
    var entries = List.copyOf(progress.since().entrySet());
    for (int i = 0; i < entries.size(); i++) {
      var until = i + 1 < entries.size() ? entries.get(i + 1).getValue() : end;
      var duration = Duration.between(entries.get(i).getValue(), until);
      if (duration.toMillis() < 50) continue;
      parts.add(part(entries.get(i).getKey()) + " " + Durations.print(duration));
    }
    return String.join(", ", parts);
  }

  /** A phase in one word, as a part of the whole. */
  public static String part(Phase phase) {
    return switch (phase) {
      case QUEUED -> "queued";
      case PREPARING -> "reading";
      case PLACING -> "choice";
      case MACHINE -> "machine";
      case WORKSPACE -> "environment";
      case RUNNING -> "task";
      case HARVESTING -> "results";
      case RELEASING, ENDED -> "release";
    };
  }

  /** {@code 3 files, 41 MB}. */
  static String files(List<Artifact> artifacts) {
    var bytes = artifacts.stream().mapToLong(Artifact::bytes).sum();
    return "%d %s, %s"
        .formatted(artifacts.size(), artifacts.size() == 1 ? "file" : "files", bytes(bytes));
  }

  /** In powers of 1000, as browsers and GitHub print them. */
  public static String bytes(long count) {
    if (count < 1000) return count + " B";
    var units = List.of("kB", "MB", "GB", "TB");
    double amount = count;
    var unit = -1;
    while (amount >= 999.5 && unit < units.size() - 1) {
      amount /= 1000;
      unit++;
    }
    return (amount < 9.95 ? "%.1f %s" : "%.0f %s").formatted(amount, units.get(unit));
  }

  /** {@code 1×V100 16 GB, 6 CPUs, 112 GB memory}. */
  public static String hardware(Hardware hardware) {
    var gpu = hardware.gpu();
    var cards =
        gpu.count() == 0
            ? ""
            : "%d×%s %s, ".formatted(gpu.count(), gpu.model(), gpu.memory().rounded());
    return "%s%d CPUs, %s memory".formatted(cards, hardware.cpus(), hardware.memory().rounded());
  }

  /** {@code 4 CPUs, 16 GB memory (this computer)}; empty before there is a machine. */
  public static String machine(Progress progress) {
    var machine = progress.machine();
    if (machine.provider().isEmpty()) return "";
    var where = machine.provider().equals("local") ? "this computer" : machine.provider();
    return "%s (%s)".formatted(machine.hardware(), where);
  }
}
