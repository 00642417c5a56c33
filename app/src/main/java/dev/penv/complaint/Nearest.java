package dev.penv.complaint;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The known word nearest to this one, unless even that is too far to be a slip. */
  public static Optional<String> to(String word, Collection<String> known) {
    var most = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> edits(word, candidate) <= most)
        .min(
            Comparator.comparingInt((String candidate) -> edits(word, candidate))
                .thenComparing(candidate -> !startsAlike(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * The number of insertions, deletions, replacements and swaps of neighbours between two words
   * (optimal string alignment distance), case ignored.
   */
  public static int edits(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) rows[i][0] = i;
    for (int j = 0; j <= b.length(); j++) rows[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        rows[i][j] = cheapest(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  /** People rarely slip on the first letter. */
  private static boolean startsAlike(String one, String other) {
    return one.regionMatches(true, 0, other, 0, 1);
  }

  private static int cheapest(int[][] rows, String a, String b, int i, int j) {
    var replaced = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    var best = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
    var swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
