package dev.penv.measure;

import java.util.Comparator;

/**
 * Orders names as people count: {@code epoch_2} before {@code epoch_10}. Makes no strings, because
 * a hundred thousand names are sorted for each drawing.
 */
final class StepOrder implements Comparator<String> {
  static final StepOrder NATURAL = new StepOrder();

  private StepOrder() {}

  @Override
  public int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
        var endOfOne = endOfDigits(one, i);
        var endOfOther = endOfDigits(other, j);
        var order = counts(one, i, endOfOne, other, j, endOfOther);
        if (order != 0) return order;
        i = endOfOne;
        j = endOfOther;
      } else if (one.charAt(i) != other.charAt(j)) {
        return Character.compare(one.charAt(i), other.charAt(j));
      } else {
        i++;
        j++;
      }
    }
    var rest = Integer.compare(one.length() - i, other.length() - j);
    return rest != 0 ? rest : one.compareTo(other);
  }

  /** Of two runs of digits of any length, by value. */
  private static int counts(
      String one, int start, int end, String other, int otherStart, int otherEnd) {
    int i = afterZeros(one, start, end);
    int j = afterZeros(other, otherStart, otherEnd);
    if (end - i != otherEnd - j) return Integer.compare(end - i, otherEnd - j);
    for (; i < end; i++, j++) {
      if (one.charAt(i) != other.charAt(j)) {
        return Character.compare(one.charAt(i), other.charAt(j));
      }
    }
    return 0;
  }

  private static int endOfDigits(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) end++;
    return end;
  }

  private static int afterZeros(String text, int start, int end) {
    int first = start;
    while (first < end && text.charAt(first) == '0') first++;
    return first;
  }

  /** ASCII only: other digits have no place value here. */
  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
