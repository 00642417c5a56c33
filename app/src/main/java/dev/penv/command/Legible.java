package dev.penv.command;

/** What a command line as a whole must be, so that what people see is what is carried out. */
final class Legible {
  private static final int LONGEST = 4000;

  private Legible() {}

  /**
   * @throws dev.penv.complaint.Complained when it is too long or has characters that nobody sees
   */
  static void check(String line) {
    if (line.length() > LONGEST) {
      throw Mistake.in(
          line,
          "This command is longer than %d characters.".formatted(LONGEST),
          "Put what is long into a file of the repository.");
    }
    line.codePoints().filter(Legible::isHidden).findFirst().ifPresent(Legible::refuse);
  }

  private static void refuse(int character) {
    var name = "U+%04X".formatted(character);
    throw Mistake.in(
        name,
        "There is an invisible character (%s) in this command.".formatted(name),
        "Type the command anew instead of pasting it.");
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\t';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
