package dev.penv.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers that are still good for a while. The oldest make room. */
final class Recent<K, V> {
  private static final int MOST = 10_000;

  private final Duration fresh;
  private final InstantSource time;
  private final Map<K, Kept<V>> answers = new LinkedHashMap<>();

  Recent(Duration fresh, InstantSource time) {
    this.fresh = fresh;
    this.time = time;
  }

  /** What was answered lately, or else now. A question that fails leaves no answer. */
  V get(K key, Function<K, V> question) {
    var kept = find(key);
    return kept == null ? ask(key, question) : kept.answer();
  }

  /** Asks now, whatever was answered before. */
  V ask(K key, Function<K, V> question) {
    var asked = time.instant();
    var answer = question.apply(key);
    keep(key, new Kept<>(answer, asked));
    return answer;
  }

  synchronized void forget(K key) {
    answers.remove(key);
  }

  private synchronized @Nullable Kept<V> find(K key) {
    var kept = answers.get(key);
    return kept != null && isFresh(kept.asked()) ? kept : null;
  }

  /** What was asked in the future was asked before the clock was set back. */
  private boolean isFresh(Instant asked) {
    var now = time.instant();
    return !now.isBefore(asked) && now.isBefore(asked.plus(fresh));
  }

  private synchronized void keep(K key, Kept<V> kept) {
    answers.remove(key);
    answers.put(key, kept);
    var oldest = answers.keySet().iterator();
    while (answers.size() > MOST && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
  }

  private record Kept<V>(V answer, Instant asked) {}
}
