package dev.penv.lifecycle;

import dev.penv.github.GitHub;
import dev.penv.journal.Alarm;
import dev.penv.run.Run;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks GitHub again while it is away: a run that has waited for its turn, or has a machine already,
 * does not end because GitHub was down for a minute or an hour's requests were used up. Whoever
 * asked for the run can still stop it meanwhile.
 */
record WhenReachable(Alarm alarm) {
  private static final Logger LOG = LoggerFactory.getLogger(WhenReachable.class);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Something that only GitHub can answer; asked twice it does no harm. */
  interface Question<T, E extends Exception> {
    T ask() throws E, InterruptedException;
  }

  /**
   * @throws GitHub.Refused at once
   * @throws GitHub.Unreachable when GitHub is away for half an hour, or still away at the time that
   *     it named itself
   * @throws Over when the run is asked to end meanwhile
   */
  <T, E extends Exception> T answer(Line line, Question<T, E> question)
      throws E, InterruptedException {
    var until = alarm.instant().plus(PATIENCE);
    for (var pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        return question.ask();
      } catch (GitHub.Refused e) {
        throw e;
      } catch (GitHub.Unreachable e) {
        Interruption.check(e);
        if (!alarm.instant().isBefore(until)) throw e;
        LOG.info("run {}: waits for GitHub: {}", line.run().id(), e.getMessage());
        line.attention().await(latest(alarm.instant().plus(pause), e.until().orElse(Instant.MIN)));
      }
    }
  }

  /** The same for what is only asked whether it holds. */
  void check(Line line, Runnable question) throws InterruptedException {
    this.<Run, RuntimeException>answer(
        line,
        () -> {
          question.run();
          return line.run();
        });
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
