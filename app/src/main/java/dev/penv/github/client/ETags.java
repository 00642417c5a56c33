package dev.penv.github.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers in JSON, the only ones known to be whole, that are worth asking for again: where nothing
 * has changed GitHub says so, free of charge. Bounded by the characters it holds; the least
 * recently used go first.
 */
final class ETags {
  private static final int MOST = 4 << 20;
  private static final int MOST_EACH = 256 << 10;

  /** What the headers of an answer take beside its body, roughly. */
  private static final int HEADERS = 4 << 10;

  private final Map<String, Reply> replies = new LinkedHashMap<>(16, 0.75f, true);
  private int size;

  synchronized Optional<Reply> get(String key) {
    return Optional.ofNullable(replies.get(key));
  }

  synchronized void put(String key, Reply reply) {
    if (!Json.says(reply) || reply.header("ETag").isEmpty() || reply.body().length() > MOST_EACH)
      return;
    forget(replies.put(key, reply));
    size += weight(reply);
    var oldest = replies.values().iterator();
    while (size > MOST && oldest.hasNext()) {
      size -= weight(oldest.next());
      oldest.remove();
    }
  }

  private void forget(@Nullable Reply reply) {
    if (reply != null) size -= weight(reply);
  }

  private static int weight(Reply reply) {
    return HEADERS + reply.body().length();
  }
}
