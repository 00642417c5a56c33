package dev.penv.task;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which of the files that were found are taken, and why the others are not.
 *
 * @param names what the taken ones are called, by the path that their machine knows
 * @param limits under which they were selected
 * @param bytes of all that are taken
 */
record Selection(Map<String, String> names, Limits limits, long bytes, List<String> notes) {
  /** Why a file is not taken. */
  private enum Reason {
    NO_FILE("links, pipes and devices are never followed"),
    HOLLOW("they are mostly holes"),
    NAME("their names are too long or no clean text"),
    TOO_LARGE("each is over the limit for one file"),
    TOO_MANY("there are more than a run may keep"),
    TOO_MUCH("together they are more than a run may keep");

    final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  /**
   * In order of their paths, so that the same files are taken another time.
   *
   * @param what they are called in a sentence, such as "outputs"
   */
  static Selection of(String what, List<Found> found, Limits limits) {
    var sieve = new Sieve(limits);
    found.stream().sorted(Comparator.comparing(Found::path)).forEach(sieve::look);
    return new Selection(sieve.names, limits, sieve.bytes, sieve.notes(what));
  }

  /** What may be taken besides. */
  Limits left() {
    return new Limits(
        limits.files() - names.size(),
        limits.bytesEach(),
        limits.bytesAll() - bytes,
        limits.path());
  }

  List<String> paths() {
    return List.copyOf(names.keySet());
  }

  /** The text of a path: strictly UTF-8, without anything that changes how it reads. */
  static Optional<String> text(String path) {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(path.getBytes(ISO_8859_1))).toString();
      return clean(text) ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException foreign) {
      return Optional.empty();
    }
  }

  private static boolean clean(String text) {
    var parts = text.split("/", -1);
    return Arrays.stream(parts).noneMatch(part -> part.isEmpty() || part.matches("\\.{1,2}"))
        && text.codePoints().noneMatch(Selection::misleads);
  }

  /** Control characters, line ends, and those that turn the direction of reading. */
  private static boolean misleads(int character) {
    return Character.isISOControl(character)
        || (character >= 0x2028 && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private static final class Sieve {
    private final Limits limits;
    private final Map<String, String> names = new TreeMap<>();
    private final Map<Reason, Integer> refused = new EnumMap<>(Reason.class);
    private int looked;
    private long bytes;

    Sieve(Limits limits) {
      this.limits = limits;
    }

    void look(Found file) {
      looked++;
      reason(file)
          .ifPresentOrElse(reason -> refused.merge(reason, 1, Integer::sum), () -> take(file));
    }

    private void take(Found file) {
      names.put(file.path(), text(file.path()).orElseThrow());
      bytes += file.bytes();
    }

    private Optional<Reason> reason(Found file) {
      if (!file.regular()) return Optional.of(Reason.NO_FILE);
      if (file.path().length() > limits.path() || text(file.path()).isEmpty()) {
        return Optional.of(Reason.NAME);
      }
      if (file.bytes() > limits.bytesEach()) return Optional.of(Reason.TOO_LARGE);
      if (file.hollow()) return Optional.of(Reason.HOLLOW);
      if (names.size() == limits.files()) return Optional.of(Reason.TOO_MANY);
      if (bytes + file.bytes() > limits.bytesAll()) return Optional.of(Reason.TOO_MUCH);
      return Optional.empty();
    }

    List<String> notes(String what) {
      var notes = new ArrayList<String>();
      refused.forEach(
          (reason, count) -> notes.add("%d %s not kept: %s.".formatted(count, what, reason.text)));
      if (looked > Limits.LOOKED_AT) {
        notes.add("Only the first %d %s were looked at.".formatted(Limits.LOOKED_AT, what));
      }
      return List.copyOf(notes);
    }
  }
}
