package dev.penv.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The signals of one line. A line that follows something waits many times a second, so a wait reads
 * the records only when some line's bell rang since, or after a while, as another process may have
 * sent.
 */
final class Mailbox implements Signals {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  private final String line;
  private final Records records;
  private final Bells bells;
  private final Alarm alarm;
  private volatile Look look = Look.NEVER;

  Mailbox(String line, Records records, Bells bells, Alarm alarm) {
    this.line = line;
    this.records = records;
    this.bells = bells;
    this.alarm = alarm;
  }

  @Override
  public List<Signal> since(long after) {
    var rings = bells.rings();
    var now = alarm.instant();
    var signals = records.signals(line, after);
    look = new Look(rings, signals.isEmpty() ? after : signals.getLast().number(), now);
    return signals;
  }

  @Override
  public List<Signal> await(long after, Instant deadline) throws InterruptedException {
    var countdown = new Countdown(alarm, deadline);
    try (var bell = bells.listen(line)) {
      while (true) {
        var heard = bell.heard();
        var signals = nothingNew(after) ? List.<Signal>of() : since(after);
        if (!signals.isEmpty() || countdown.isOver()) return signals;
        bell.awaitBeyond(heard, alarm, countdown.until());
      }
    }
  }

  private boolean nothingNew(long after) {
    var last = look;
    var now = alarm.instant();
    return last.rings() == bells.rings()
        && after >= last.number()
        && !now.isBefore(last.at())
        && now.isBefore(last.at().plus(LOOK_AGAIN));
  }

  /**
   * What was known when the records were last read.
   *
   * @param rings of all bells
   * @param number of the line's last signal, or one that it is not beyond
   */
  private record Look(long rings, long number, Instant at) {
    static final Look NEVER = new Look(-1, 0, Instant.EPOCH);
  }
}
