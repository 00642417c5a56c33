package dev.penv.web;

import dev.penv.github.GitHub;
import dev.penv.measure.Measures;
import dev.penv.run.Phase;
import dev.penv.run.RunView;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * {@code GET /runs/{run}/events}: the log as it grows, and what becomes of the run. Whoever loses
 * the connection goes on after the last byte that arrived.
 */
final class RunEvents implements AutoCloseable {
  /**
   * Each holds a thread, a connection and a piece of a log, and looks into the store each second.
   */
  private static final int MOST = 1_000;

  /** Of one visitor: more pages than anybody looks at. */
  static final int MOST_OF_ONE = 30;

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration CHECK = Duration.ofSeconds(5);
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final long PATIENCE_MILLIS = 500;

  private final Reads reads;
  private final InstantSource time;
  private final Shares shares = new Shares(MOST_OF_ONE, MOST);
  private volatile boolean closing;

  RunEvents(Reads reads, InstantSource time) {
    this.reads = reads;
    this.time = time;
  }

  int open() {
    return shares.sum();
  }

  /** Ends all streams; readers come back to whoever listens then. */
  @Override
  public void close() {
    closing = true;
  }

  void serve(Context context, Visit visit) throws IOException {
    try (var _ = shares.take(visit.who())) {
      var lag = Numbers.parameter(context, "lag", 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
      new Stream(EventStream.open(context), visit, from(context), lag).tell();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long from(Context context) {
    var last = Numbers.read(context.header("Last-Event-ID"), 0, Long.MAX_VALUE);
    return last.orElseGet(() -> Numbers.parameter(context, "from", 0, Long.MAX_VALUE).orElse(0L));
  }

  /** The reader is so far behind that it should look at the end instead. */
  record Behind(long length) {}

  /** Nothing will come any more. */
  record End(long length) {}

  /** Not so when the clock was set back: nobody waits for it to come again. */
  private static boolean isWithin(Duration time, Instant since, Instant now) {
    return !now.isBefore(since) && now.isBefore(since.plus(time));
  }

  /** What one reader is told. */
  private final class Stream {
    private final EventStream events;
    private final BooleanSupplier lasts;
    private final LogChunks log;
    private final long lag;
    private RunView view;
    private Measures measures = Measures.NONE;
    private Instant looked = Instant.MIN;
    private Instant told = Instant.MIN;
    private Instant checked;

    Stream(EventStream events, Visit visit, long from, long lag) {
      this.events = events;
      this.lag = lag;
      lasts = visit.lasts();
      checked = time.instant();
      view = visit.view();
      log = new LogChunks(reads.logs(), visit.name(), from);
    }

    void tell() throws IOException, InterruptedException {
      tellRun();
      while (!closing && mayGoOn()) {
        var ended = look();
        if (log.behind() > lag) {
          events.send("behind", new Behind(log.next() + log.behind()));
          return;
        }
        if (tellLog(ended)) continue;
        if (ended) {
          events.send("end", new End(log.next()));
          return;
        }
        beat();
        log.await(PATIENCE_MILLIS);
      }
    }

    /** A reader who may no longer read gets no more; coming back, it is told why. */
    private boolean mayGoOn() {
      var now = time.instant();
      if (now.isBefore(checked.plus(CHECK))) return true;
      checked = now;
      try {
        return lasts.getAsBoolean();
      } catch (GitHub.Unreachable unknown) {
        return false;
      }
    }

    /** Looks whether the run has changed; true when it never will again. */
    private boolean look() throws IOException {
      var now = time.instant();
      if (isEnded() || isWithin(LOOK, looked, now)) return isEnded();
      looked = now;
      var before = view;
      view = reads.runs().find(view.run().id()).orElse(view);
      if (!view.equals(before)) tellRun();
      tellMeasures();
      return isEnded();
    }

    /** A run's log is whole before the run comes to its last phase. */
    private boolean isEnded() {
      return view.progress().phase() == Phase.ENDED;
    }

    private boolean tellLog(boolean last) throws IOException {
      var chunk = log.read(last);
      if (chunk.from() == chunk.to()) return false;
      told = time.instant();
      events.send("log", chunk.to(), chunk);
      return true;
    }

    private void tellRun() throws IOException {
      told = time.instant();
      events.send("run", RunJson.of(view));
      if (isEnded()) tellMeasures();
    }

    private void tellMeasures() throws IOException {
      var now = reads.measures().of(view.run().id()).orElse(Measures.NONE);
      if (now.equals(measures)) return;
      measures = now;
      events.send("measures", MeasuresJson.of(now));
    }

    private void beat() throws IOException {
      var now = time.instant();
      if (isWithin(BEAT, told, now)) return;
      told = now;
      events.beat();
    }
  }
}
