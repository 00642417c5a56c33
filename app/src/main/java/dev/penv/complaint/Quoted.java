package dev.penv.complaint;

import java.util.ArrayList;
import java.util.stream.Collectors;

/** Foreign words inside a sentence of ours. */
public final class Quoted {
  private static final int USUAL = 60;

  private Quoted() {}

  /** A word or name, cut to 60 characters. */
  public static String of(String foreign) {
    return of(foreign, USUAL);
  }

  /**
   * The words as a Markdown code span that they cannot leave: no backticks, control or formatting
   * characters. Comment openers are broken, so that nothing in it can pass for a marker of penv.
   *
   * @param most so many characters are kept
   */
  public static String of(String foreign, int most) {
    var clean =
        foreign
            .codePoints()
            .limit(most + 1L)
            .map(point -> isPlain(point) ? point : '�')
            .mapToObj(Character::toString)
            .collect(Collectors.toCollection(ArrayList::new));
    if (clean.size() > most) clean.set(most, "…");
    var text = String.join("", clean).strip().replace("<!--", "<!\u200b--");
    return "`" + (text.isEmpty() ? " " : text) + "`";
  }

  private static boolean isPlain(int point) {
    return point != '`'
        && switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED ->
              false;
          default -> true;
        };
  }
}
