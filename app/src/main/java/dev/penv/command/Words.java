package dev.penv.command;

import java.util.List;

/**
 * A command line in words.
 *
 * @param script what follows {@code --}, exactly as typed; empty when there is none
 */
record Words(List<Word> words, String script) {
  Words {
    words = List.copyOf(words);
  }

  /** A question mark at the end asks what can be written there. */
  boolean askForHelp() {
    if (words.isEmpty() || !script.isEmpty()) return false;
    var last = words.getLast();
    return last.is("?") || last.is("--help") || last.is("-h");
  }
}
