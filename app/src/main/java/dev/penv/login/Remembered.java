package dev.penv.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Answers that may be a minute old. A failure is no answer, and is not remembered. */
final class Remembered<K> {
  static final Duration KEPT = Duration.ofSeconds(60);
  private static final int MOST = 10_000;

  private final InstantSource time;
  private final Map<K, Answer> answers = new LinkedHashMap<>();

  private record Answer(boolean yes, Instant at) {}

  Remembered(InstantSource time) {
    this.time = time;
  }

  boolean of(K question, BooleanSupplier ask) {
    return known(question)
        .orElseGet(() -> {
          // Dated before the question: an answer may be older than its arrival.
          var at = time.instant();
          var answer = new Answer(ask.getAsBoolean(), at);
          keep(question, answer);
          return answer.yes();
        });
  }

  synchronized int size() {
    return answers.size();
  }

  private synchronized Optional<Boolean> known(K question) {
    return Optional.ofNullable(answers.get(question)).filter(this::isFresh).map(Answer::yes);
  }

  /** The oldest go first, as they stand in the order in which they came. */
  private synchronized void keep(K question, Answer answer) {
    answers.remove(question);
    answers.put(question, answer);
    var oldest = answers.values().iterator();
    while (oldest.hasNext()) {
      if (isFresh(oldest.next()) && answers.size() <= MOST) return;
      oldest.remove();
    }
  }

  /** After the clock was set back nothing is believed for longer either. */
  private boolean isFresh(Answer answer) {
    var now = time.instant();
    return !now.isBefore(answer.at()) && now.isBefore(answer.at().plus(KEPT));
  }
}
