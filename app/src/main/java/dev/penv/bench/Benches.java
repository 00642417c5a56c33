package dev.penv.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** All measurements there are, in the order in which they are taken. */
public final class Benches {
  private static final List<Bench> ALL =
      List.of(
          new WebhookBench(),
          new FirstLineBench(),
          new ContainerBench(),
          new LogBench(),
          new LatencyBench(),
          new WaitingBench(),
          new ReadBench(),
          new StartBench(),
          new DemoBench());

  private final List<Bench> chosen;

  private Benches(List<Bench> chosen) {
    this.chosen = chosen;
  }

  /**
   * Chooses measurements.
   *
   * @param names of the measurements to take; all when there are none
   * @throws IllegalArgumentException when one does not exist; the message lists those that do
   */
  public static Benches named(List<String> names) {
    for (var name : names) {
      if (ALL.stream().noneMatch(bench -> bench.name().equals(name))) {
        throw new IllegalArgumentException(
            "There is no measurement called %s. Choose from %s.".formatted(name, words(ALL)));
      }
    }
    return new Benches(
        ALL.stream().filter(bench -> names.isEmpty() || names.contains(bench.name())).toList());
  }

  private static String words(List<Bench> benches) {
    return benches.stream().map(Bench::name).collect(Collectors.joining(", "));
  }

  /**
   * Measures and prints the table.
   *
   * @param progress where it says meanwhile what is being measured
   * @return whether everything could be measured, be it above the bar or below
   */
  public boolean run(Setting setting, boolean json, PrintStream out, PrintStream progress)
      throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(Benches::endChildren));
    var findings = new ArrayList<Finding>();
    for (var bench : chosen) {
      progress.printf("measuring %s ...%n", bench.name());
      findings.addAll(findings(bench, setting));
    }
    out.print(json ? Table.json(findings) : Table.text(findings));
    out.flush();
    return findings.stream().noneMatch(Finding.Missing.class::isInstance);
  }

  /** Whoever is tired of waiting and presses Ctrl-C shall not leave servers behind. */
  private static void endChildren() {
    ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
  }

  private static List<Finding> findings(Bench bench, Setting setting) throws InterruptedException {
    try {
      return bench.measure(setting);
    } catch (InterruptedException ending) {
      throw ending;
    } catch (Exception failed) {
      return List.of(new Finding.Missing(bench.name(), String.valueOf(failed.getMessage())));
    }
  }

  @Override
  public String toString() {
    return words(chosen);
  }
}
