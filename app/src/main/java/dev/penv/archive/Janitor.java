package dev.penv.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Removes what need not be kept any longer, once it was found so by two sweeps in a row. */
public final class Janitor {
  /** Longer than any harvest takes from its first content to its list. */
  private static final Duration HARVEST = Duration.ofDays(1);

  private final DiskLogs logs;
  private final Artifacts artifacts;
  private final Retention retention;
  private final SecondLook<String> oldLogs = new SecondLook<>();
  private final SecondLook<String> oldOutputs = new SecondLook<>();

  public Janitor(DiskLogs logs, Artifacts artifacts, Retention retention) {
    this.logs = logs;
    this.artifacts = artifacts;
    this.retention = retention;
  }

  /** May be broken off at any point and repeated. */
  public Swept sweep(Instant now) throws IOException {
    var sweptLogs = oldLogs.again(retention.expiredLogs(logs.ages(), now));
    for (var run : sweptLogs) logs.delete(run);
    var sweptOutputs = oldOutputs.again(retention.expiredOutputs(artifacts.holdings(), now));
    for (var run : sweptOutputs) artifacts.delete(run);
    artifacts.sweep(now.minus(HARVEST));
    return new Swept(sweptLogs.size(), sweptOutputs.size());
  }

  /** Of how many runs something went. */
  public record Swept(int logs, int outputs) {}
}
