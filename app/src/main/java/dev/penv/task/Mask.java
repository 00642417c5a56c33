package dev.penv.task;

/** Replaces secrets in a log, byte for byte, so that the log keeps its length. */
@FunctionalInterface
public interface Mask {
  Mask NOTHING = (bytes, count, end) -> count;

  /**
   * Masks {@code bytes[0..count)} in place.
   *
   * @param end whether these are the last bytes of the log
   * @return how many of the first bytes are done, all at the end; the others may be the start of a
   *     secret and are offered again, unmasked, together with what follows
   */
  int mask(byte[] bytes, int count, boolean end);
}
