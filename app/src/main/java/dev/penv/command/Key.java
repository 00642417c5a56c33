package dev.penv.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of {@code /run} that are not parameters of a task. */
public enum Key {
  GPU,
  CPUS,
  MEMORY,
  DISK,
  ARCH,
  SPOT,
  MAX_PRICE,
  ON,
  REGION,
  SIZE,
  TIMEOUT,
  AFTER,
  HOLD_ON_FAILURE,
  ENV,
  DRY;

  /** As it is typed: {@code max-price}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As they are typed. */
  public static List<String> words() {
    return Stream.of(values()).map(Key::word).toList();
  }

  static Optional<Key> of(String word) {
    return Stream.of(values()).filter(key -> key.word().equalsIgnoreCase(word)).findFirst();
  }
}
