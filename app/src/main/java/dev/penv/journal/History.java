package dev.penv.journal;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The recorded steps of a line. They are fetched all at once, as a replay asks for all of them, and
 * each is let go once it was asked for: thousands of lines wait at the same time.
 */
final class History {
  private final String line;
  private final Records records;
  private final InstantSource time;
  private @Nullable Map<String, String> replay;

  History(String line, Records records, InstantSource time) {
    this.line = line;
    this.records = records;
    this.time = time;
  }

  String line() {
    return line;
  }

  Optional<String> find(String name) {
    var replayed = Optional.ofNullable(replay().remove(name));
    return replayed.isPresent() ? replayed : records.step(line, name);
  }

  String record(String name, String json) {
    return records.record(line, name, json, time.instant());
  }

  private synchronized Map<String, String> replay() {
    if (replay == null) replay = new ConcurrentHashMap<>(records.steps(line));
    return replay;
  }
}
