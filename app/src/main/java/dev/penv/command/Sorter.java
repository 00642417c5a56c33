package dev.penv.command;

import dev.penv.complaint.Quoted;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Tells the settings among the words of a command from the names. */
final class Sorter {
  private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
  private static final Pattern LONG_DASH = Pattern.compile("[‒–—―−].*");

  private Sorter() {}

  static Arguments sort(String typed, Words words) {
    var names = new ArrayList<Word>();
    var settings = new ArrayList<Setting>();
    for (var word : words.words()) {
      checkDashes(word);
      var equals = word.indexOf('=');
      if (equals >= 0) {
        settings.add(setting(word, equals));
      } else if (word.raw().equalsIgnoreCase(Key.DRY.word())) {
        settings.add(new Setting(Key.DRY.word(), word));
      } else {
        names.add(word);
      }
    }
    return new Arguments(typed, names, settings, words.script());
  }

  private static Setting setting(Word word, int equals) {
    var key = word.text().substring(0, equals);
    if (KEY.matcher(key).matches()) return new Setting(key, word.from(equals + 1));
    if (key.isEmpty()) {
      throw Mistake.in(
          word.raw(),
          "%s lacks a name before the equals sign.".formatted(Quoted.of(word.raw())),
          "Write `name=value` without blanks around the equals sign.");
    }
    throw Mistake.in(
        word.raw(),
        "%s cannot be the name of a parameter.".formatted(Quoted.of(key)),
        "Such a name begins with a letter and has letters, digits, `-`, `_` and `.` only.");
  }

  private static void checkDashes(Word word) {
    if (LONG_DASH.matcher(word.raw()).matches()) {
      throw Mistake.in(
          word.raw(),
          "%s begins with a long dash, which phones make of two hyphens."
              .formatted(Quoted.of(word.raw())),
          "Type two hyphens and a blank before a command, as in `/run -- python train.py`.");
    }
    if (!word.raw().startsWith("-")) return;
    throw Mistake.in(
        word.raw(),
        "%s looks like an option of a program.".formatted(Quoted.of(word.raw())),
        "Parameters are written `name=value`; a command stands after two hyphens and a blank, as"
            + " in `/run -- python train.py`.");
  }
}
