package dev.penv.command;

import dev.penv.complaint.Complained;
import dev.penv.complaint.Place;

/** Complaints about a word of a command line. */
final class Mistake {
  private static final int LONGEST_PLACE = 100;

  private Mistake() {}

  static Complained in(String word, String problem, String remedy) {
    return new Complained(place(word), problem, remedy);
  }

  static Place place(String word) {
    var shown = word.codePoints().limit(LONGEST_PLACE);
    return new Place.InCommand(
        shown
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString());
  }
}
