package dev.penv.secret;

import java.util.Arrays;

/** Ranges of bytes, added in the order of their beginnings; those that overlap become one. */
final class Ranges {
  private int[] from = {};
  private int[] to = {};
  private int size;

  void add(int start, int end) {
    if (size > 0 && start < to[size - 1]) {
      to[size - 1] = Math.max(to[size - 1], end);
      return;
    }
    if (size == from.length) {
      from = Arrays.copyOf(from, 2 * size + 4);
      to = Arrays.copyOf(to, 2 * size + 4);
    }
    from[size] = start;
    to[size++] = end;
  }

  /** Where the range that goes across this place begins; the place itself when none does. */
  int startOf(int place) {
    for (int i = size - 1; i >= 0 && to[i] > place; i--) if (from[i] < place) return from[i];
    return place;
  }

  /** Sets stars on all ranges, up to a place. */
  void fill(byte[] bytes, int end) {
    for (int i = 0; i < size && from[i] < end; i++) {
      Arrays.fill(bytes, from[i], Math.min(to[i], end), (byte) '*');
    }
  }
}
