package dev.penv.measure;

import java.util.Comparator;

/** Orders names as people count: {@code epoch_2} before {@code epoch_10}. */
final class StepOrder implements Comparator<String> {
  static final StepOrder NATURAL = new StepOrder();

  private StepOrder() {}

  @Override
  public int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      var endOfOne = end(one, i);
      var endOfOther = end(other, j);
      var order = parts(one.substring(i, endOfOne), other.substring(j, endOfOther));
      if (order != 0) return order;
      i = endOfOne;
      j = endOfOther;
    }
    var rest = Integer.compare(one.length() - i, other.length() - j);
    return rest != 0 ? rest : one.compareTo(other);
  }

  /** The end of the digits, or of the one other character, that begin here. */
  private static int end(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) end++;
    return Math.max(end, start + 1);
  }

  private static int parts(String one, String other) {
    if (!isDigit(one.charAt(0)) || !isDigit(other.charAt(0))) return one.compareTo(other);
    var a = withoutZeros(one);
    var b = withoutZeros(other);
    return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') start++;
    return digits.substring(start);
  }

  /** ASCII only: other digits have no place value here. */
  static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
