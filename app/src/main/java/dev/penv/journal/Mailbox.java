package dev.penv.journal;

import java.time.Instant;
import java.util.List;

/** The signals of one line. */
record Mailbox(String line, Records records, Bells bells, Alarm alarm) implements Signals {
  @Override
  public List<Signal> since(long after) {
    return records.signals(line, after);
  }

  @Override
  public List<Signal> await(long after, Instant deadline) throws InterruptedException {
    try (var bell = bells.listen(line)) {
      while (true) {
        var heard = bell.heard();
        var signals = since(after);
        if (!signals.isEmpty() || !alarm.instant().isBefore(deadline)) return signals;
        bell.awaitBeyond(heard, alarm, deadline);
      }
    }
  }
}
