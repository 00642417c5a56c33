package dev.penv.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * How long what was kept of a run stays. It only decides.
 *
 * @param logs after the last line
 * @param outputs after they were kept
 * @param bytesPerOwner of outputs: where an owner has more, the oldest runs' go first
 */
public record Retention(Duration logs, Duration outputs, long bytesPerOwner) {
  public static final Retention USUAL =
      new Retention(Duration.ofDays(90), Duration.ofDays(30), 50L << 30);

  public Retention {
    if (logs.isNegative() || outputs.isNegative() || bytesPerOwner < 0) {
      throw new IllegalArgumentException("nothing is kept for less than no time");
    }
  }

  /** The runs whose logs go. */
  List<String> expiredLogs(List<DiskLogs.Age> logs, Instant now) {
    var oldest = now.minus(this.logs);
    return logs.stream()
        .filter(log -> log.changed().isBefore(oldest))
        .map(DiskLogs.Age::run)
        .toList();
  }

  /** The runs whose outputs go. A run's outputs stay or go together. */
  List<String> expiredOutputs(List<Artifacts.Holding> holdings, Instant now) {
    var oldest = now.minus(outputs);
    var expired = new ArrayList<String>();
    var kept = new HashMap<String, Long>();
    var newestFirst = Comparator.comparing(Artifacts.Holding::since).reversed();
    for (var holding : holdings.stream().sorted(newestFirst).toList()) {
      long with = kept.merge(holding.owner(), holding.bytes(), Long::sum);
      if (holding.since().isBefore(oldest) || with > bytesPerOwner) expired.add(holding.run());
    }
    return List.copyOf(expired);
  }
}
