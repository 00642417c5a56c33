package dev.penv.journal;

/** All journals of this process. */
public final class Journals {
  private final Records records;
  private final Alarm alarm;
  private final Bells bells = new Bells();

  public Journals(Records records, Alarm alarm) {
    this.records = records;
    this.alarm = alarm;
  }

  /** The journal of a line of work, as far as it has come. */
  public Journal open(String line) {
    return new Line(
        new History(line, records, alarm), "", new Mailbox(line, records, bells, alarm));
  }

  /** Sends a signal: durable when it returns, and the line's wait is woken. */
  public Signals.Signal send(String line, String body) {
    var signal = records.signal(line, body, alarm.instant());
    bells.ring(line);
    return signal;
  }
}
