package dev.penv.store;

import dev.penv.journal.Codec;
import dev.penv.journal.Journal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads documents that an older or newer version may have written. */
final class Documents {
  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

  private Documents() {}

  /** Empty when this version cannot read it: one row must not hide all others. */
  static <T> Optional<T> read(String row, String json, Class<T> type) {
    try {
      return Optional.of(Codec.read(json, type));
    } catch (Journal.Unreadable e) {
      LOG.error("{} is left out, as this version cannot read it", row, e);
      return Optional.empty();
    }
  }
}
