package dev.penv.archive;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Removes what need not be kept any longer. */
public final class Janitor {
  /** Longer than any harvest takes from its first content to its list. */
  private static final Duration HARVEST = Duration.ofDays(1);

  private final DiskLogs logs;
  private final Artifacts artifacts;
  private final Retention retention;

  public Janitor(DiskLogs logs, Artifacts artifacts, Retention retention) {
    this.logs = logs;
    this.artifacts = artifacts;
    this.retention = retention;
  }

  /** May be broken off at any point and repeated. */
  public Swept sweep(Instant now) throws IOException {
    var oldLogs = retention.expiredLogs(logs.ages(), now);
    for (var run : oldLogs) logs.delete(run);
    var oldOutputs = retention.expiredOutputs(artifacts.holdings(), now);
    for (var run : oldOutputs) artifacts.delete(run);
    artifacts.sweep(now.minus(HARVEST));
    return new Swept(oldLogs.size(), oldOutputs.size());
  }

  /** Of how many runs something went. */
  public record Swept(int logs, int outputs) {}
}
