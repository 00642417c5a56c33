package dev.penv.measure;

import java.util.List;

/**
 * One number of a file.
 *
 * @param keys down to it from the file's root, empty when the file is just a number
 * @param index from 1 when it stands in a list, else 0
 */
record Leaf(List<String> keys, int index, double value) {
  Leaf {
    keys = List.copyOf(keys);
  }

  boolean isListed() {
    return index > 0;
  }
}
